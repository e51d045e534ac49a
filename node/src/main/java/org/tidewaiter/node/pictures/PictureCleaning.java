package org.tidewaiter.node.pictures;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Cleans pictures, one at a time for the whole node and a bounded number waiting: so that whatever is uploaded, by however
 * many, decoding takes the memory of one picture and one core at most.
 */
@Component
class PictureCleaning implements DisposableBean {

    /** Most bytes of a file that is handed in. */
    static final int FILE_BYTES = 20 * 1024 * 1024;

    private static final int WAITING = 16;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final ExecutorService decoder = new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("pictures-", 0).daemon().factory());

    /** Takes everything from a file but what it shows. */
    CleanPicture clean(byte[] file) throws PictureRefusedException {
        if (file.length > FILE_BYTES) {
            throw new PictureRefusedException(PictureRefusal.TOO_LARGE);
        }
        PictureCodec codec = new PictureCodec(BarePicture.of(file));
        return await(submit(codec::clean), codec);
    }

    /** A thumbnail of a picture that was cleaned elsewhere. */
    byte[] thumbnail(BarePicture bare) throws PictureRefusedException {
        PictureCodec codec = new PictureCodec(bare);
        return await(submit(codec::thumbnail), codec);
    }

    private <T> Future<T> submit(Callable<T> work) throws PictureRefusedException {
        try {
            return decoder.submit(work);
        } catch (RejectedExecutionException full) {
            throw new PictureRefusedException(PictureRefusal.BUSY);
        }
    }

    private static <T> T await(Future<T> cleaning, PictureCodec codec) throws PictureRefusedException {
        try {
            return cleaning.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            codec.callOff();
            cleaning.cancel(false);
            throw new PictureRefusedException(codec.begun() ? PictureRefusal.TOO_SLOW : PictureRefusal.BUSY);
        } catch (InterruptedException stopping) {
            codec.callOff();
            Thread.currentThread().interrupt();
            throw new PictureRefusedException(PictureRefusal.BUSY);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof PictureRefusedException refused) {
                throw new PictureRefusedException(refused.refusal());
            }
            throw new IllegalStateException("a picture could not be cleaned", failed.getCause());
        }
    }

    @Override
    public void destroy() {
        decoder.shutdownNow();
    }
}
