package io.github.camelwecom.kf.client;

import java.time.Duration;

/**
 * Is told of every request that was made to the platform, also of those for access tokens. Called by the thread that
 * makes the call, so it should be quick.
 */
@FunctionalInterface
public interface CallListener {

    /** Nobody listens. */
    CallListener NONE = (operation, errcode, duration) -> {
    };

    /**
     * A request has ended.
     *
     * @param operation its name, as of {@link KfOperation#operationName()} and {@code gettoken} for an access token
     * @param errcode   what the platform answered, 0 when all went well; {@code null} when no answer of it came
     * @param duration  from asking for a connection to the end of the answer
     */
    void called(String operation, Integer errcode, Duration duration);
}
