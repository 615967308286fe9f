package io.winnow.proof.seal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkeParameters.AeadId;
import com.google.crypto.tink.hybrid.HpkeParameters.KdfId;
import com.google.crypto.tink.hybrid.HpkeParameters.KemId;
import com.google.crypto.tink.hybrid.HpkeParameters.Variant;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.subtle.X25519;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/**
 * HPKE (RFC 9180), base mode, single shot: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM,
 * with empty associated data. What is sealed is the encapsulated key (32 bytes), then the
 * ciphertext and its tag (16 bytes), as the RFC has them and nothing around.
 */
final class Hpke {
  /** By how many bytes what is sealed is longer. */
  static final int OVERHEAD = 48;

  private static final HpkeParameters PARAMETERS = parameters();

  private Hpke() {}

  private static HpkeParameters parameters() {
    try {
      HybridConfig.register();
      return HpkeParameters.builder()
          .setVariant(Variant.NO_PREFIX)
          .setKemId(KemId.DHKEM_X25519_HKDF_SHA256)
          .setKdfId(KdfId.HKDF_SHA256)
          .setAeadId(AeadId.AES_256_GCM)
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink has this suite", e);
    }
  }

  /** A new private key. */
  static byte[] generate() {
    return X25519.generatePrivateKey();
  }

  static byte[] publicOf(byte[] privateKey) throws GeneralSecurityException {
    return X25519.publicFromPrivate(privateKey);
  }

  static HybridEncrypt sealer(byte[] publicKey) throws GeneralSecurityException {
    return handle(publicKey(publicKey))
        .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
  }

  @AccessesPartialKey
  static HybridDecrypt opener(byte[] privateKey) throws GeneralSecurityException {
    HpkePrivateKey key =
        HpkePrivateKey.create(
            publicKey(publicOf(privateKey)),
            SecretBytes.copyFrom(privateKey, InsecureSecretKeyAccess.get()));
    return handle(key).getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
  }

  @AccessesPartialKey
  private static HpkePublicKey publicKey(byte[] publicKey) throws GeneralSecurityException {
    return HpkePublicKey.create(PARAMETERS, Bytes.copyFrom(publicKey), null);
  }

  private static KeysetHandle handle(Key key) throws GeneralSecurityException {
    return KeysetHandle.newBuilder()
        .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
        .build();
  }
}
