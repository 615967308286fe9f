package io.winnow.list.sync;

import io.winnow.core.Problem;
import io.winnow.core.ProblemsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A private certificate authority, trusted instead of the public ones. */
final class Trust {
  private Trust() {}

  /**
   * A context that trusts those certificates alone.
   *
   * @param file one or more certificates, PEM or DER
   * @throws ProblemsException if it holds none
   */
  static SSLContext only(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (certificates.isEmpty()) {
        throw new ProblemsException(Problem.of(file.toString(), "holds no certificate"));
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates) {
        store.setCertificateEntry("ca" + number++, certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw new ProblemsException(Problem.of(file.toString(), "cannot be read"));
    } catch (GeneralSecurityException e) {
      throw new ProblemsException(
          Problem.of(file.toString(), "holds no certificate in PEM or DER form"));
    }
  }
}
