package io.github.camelwecom.kf.client;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Tells a listener how requests end.
 */
final class WatchedCalls {

    private static final Integer OK = 0;

    private final CallListener listener;

    WatchedCalls(CallListener listener) {
        this.listener = listener;
    }

    <T> T make(String operation, Supplier<T> call) {
        long begin = System.nanoTime();
        Integer errcode = null;
        try {
            T answer = call.get();
            errcode = OK;
            return answer;
        } catch (WecomKfException e) {
            errcode = e.getErrcode();
            throw e;
        } finally {
            listener.called(operation, errcode, Duration.ofNanos(System.nanoTime() - begin));
        }
    }
}
