package io.winnow.list.sync;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.FileChannel;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Pages over HTTP/1.1 with basic authentication. Credentials go to the endpoint's origin alone:
 * redirects elsewhere are refused. Bodies are bounded and go straight to the disk; an answer that
 * stalls is given up.
 */
final class HttpPages implements PageClient {
  private static final int MOST_REDIRECTS = 3;
  private static final Duration STEP = Duration.ofMillis(500);

  private final HttpClient client;
  private final Endpoint endpoint;
  private final Credentials credentials;
  private final String accept;
  private final Clock clock;
  private final TransportLimits limits;

  HttpPages(
      Endpoint endpoint,
      Credentials credentials,
      @Nullable SSLContext trust,
      String accept,
      Clock clock,
      TransportLimits limits) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connect());
    if (trust != null) {
      builder.sslContext(trust);
    }
    this.client = builder.build();
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.accept = accept;
    this.clock = clock;
    this.limits = limits;
  }

  @Override
  public Answer ask(URI address, FileChannel out) throws IOException, InterruptedException {
    URI at = address;
    for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
      if (!endpoint.isOriginOf(at)) {
        throw SyncException.refused(
            "the server sends us to another host than %s; that was refused, credentials are for it alone"
                .formatted(Endpoint.origin(endpoint.base())));
      }
      out.truncate(0);
      out.position(0);
      HttpResponse<Long> response = exchange(at, out);
      Optional<String> location = response.headers().firstValue("Location");
      if (response.statusCode() / 100 != 3 || location.isEmpty()) {
        return answer(response);
      }
      try {
        at = at.resolve(location.get());
      } catch (IllegalArgumentException e) {
        throw SyncException.refused("the server sends us to what is no address; ask the holder");
      }
    }
    throw SyncException.refused("the server sends us in circles; check the address");
  }

  private HttpResponse<Long> exchange(URI at, FileChannel out)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(at)
            .timeout(limits.stall())
            .header("Accept", accept)
            .header("Authorization", credentials.authorization())
            .header("User-Agent", "winnow-lists-sync")
            .build();
    AtomicLong progress = new AtomicLong(System.nanoTime());
    Runnable onProgress = () -> progress.set(System.nanoTime());
    PageBody body = new PageBody(out, limits.pageBytes(), onProgress);
    CompletableFuture<HttpResponse<Long>> exchange =
        client.sendAsync(request, head -> body.ofStatus(head.statusCode()));
    try {
      return awaited(exchange, progress);
    } catch (ExecutionException e) {
      throw fault(e.getCause() == null ? e : e.getCause());
    } finally {
      body.abandon();
      exchange.cancel(true);
    }
  }

  /** The client's own timeout ends with the headers; this one watches the body as well. */
  private HttpResponse<Long> awaited(
      CompletableFuture<HttpResponse<Long>> exchange, AtomicLong progress)
      throws ExecutionException, InterruptedException, HttpTimeoutException {
    while (true) {
      try {
        return exchange.get(
            Math.min(STEP.toMillis(), limits.stall().toMillis()), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (System.nanoTime() - progress.get() > limits.stall().plus(STEP).toNanos()) {
          throw new HttpTimeoutException("stalled");
        }
      }
    }
  }

  private static IOException fault(Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof SyncException known) {
        return known;
      }
      if (at instanceof PageBody.LocalFault local) {
        throw local;
      }
      if (at instanceof CertificateException || at instanceof CertPathValidatorException) {
        return SyncException.refused(
            "the server's certificate is not trusted or not its own; for a private authority give its certificate with --ca");
      }
    }
    return cause instanceof IOException io ? io : new IOException(cause);
  }

  private Answer answer(HttpResponse<Long> response) {
    HttpHeaders headers = response.headers();
    String type = headers.firstValue("Content-Type").orElse("");
    return new Answer(
        response.statusCode(),
        type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
        headers.firstValue("Date").map(HttpPages::time).orElse(null),
        headers.firstValue("Retry-After").map(this::wait).orElse(null),
        response.body());
  }

  /** A number of seconds or a date (RFC 9110, 10.2.3). */
  private @Nullable Duration wait(String text) {
    if (text.strip().matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text.strip()));
    }
    Instant until = time(text);
    if (until == null) {
      return null;
    }
    Duration left = Duration.between(clock.instant(), until);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static @Nullable Instant time(String text) {
    try {
      return ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
