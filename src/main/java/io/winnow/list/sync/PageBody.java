package io.winnow.list.sync;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Streams the body of an answer 200 to a file, up to a limit; drops any other body unread. */
final class PageBody implements BodySubscriber<Long> {
  private final FileChannel out;
  private final long limit;
  private final Runnable onProgress;
  private final CompletableFuture<Long> result = new CompletableFuture<>();
  private @Nullable Subscription subscription;
  private boolean wanted;
  private long bytes;

  PageBody(FileChannel out, long limit, Runnable onProgress) {
    this.out = out;
    this.limit = limit;
    this.onProgress = onProgress;
  }

  /** Called when the status is known. */
  synchronized PageBody ofStatus(int status) {
    wanted = status == Answer.OK;
    return this;
  }

  /** After this nothing is written any more: the file is for another try. */
  synchronized void abandon() {
    wanted = false;
    result.cancel(false);
  }

  @Override
  public CompletionStage<Long> getBody() {
    return result;
  }

  @Override
  public synchronized void onSubscribe(Subscription given) {
    subscription = given;
    if (wanted) {
      given.request(1);
    } else {
      given.cancel();
      result.complete(0L);
    }
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> buffers) {
    Subscription from = subscription;
    if (!wanted || from == null || result.isDone()) {
      return;
    }
    onProgress.run();
    try {
      for (ByteBuffer buffer : buffers) {
        bytes += buffer.remaining();
        if (bytes > limit) {
          throw SyncException.refused(
              "a page is larger than %,d MiB, which no page is; ask the holder"
                  .formatted(limit >> 20));
        }
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
      }
      from.request(1);
    } catch (IOException e) {
      from.cancel();
      result.completeExceptionally(e instanceof SyncException ? e : new LocalFault(e));
    }
  }

  @Override
  public void onError(Throwable fault) {
    result.completeExceptionally(fault);
  }

  @Override
  public synchronized void onComplete() {
    result.complete(bytes);
  }

  /** The file could not be written: not the server's fault, so nothing to try again. */
  static final class LocalFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final IOException fault;

    LocalFault(IOException fault) {
      super(fault);
      this.fault = fault;
    }

    IOException fault() {
      return fault;
    }
  }
}
