/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelwecom.kf.sync;

/**
 * What becomes of a message whose route failed.
 */
enum Verdict {

    /** It is tried again, and nobody is to blame. */
    TRY_AGAIN,
    /** It is tried again, and it is to blame: others got through. */
    BLAMED,
    /** It was to blame as often as it may be, or cannot ever get through. */
    EXHAUSTED,
    /** It counts as processed: what its route wanted to do is no longer right. */
    OVER;

    /**
     * @param kind       what the failure says
     * @param through    how many messages of its type got through since it was blamed last
     * @param others     of how many other customers the next message fails
     * @param ownSoFar   how often it was to blame before
     * @param redelivery how often it may be
     */
    static Verdict of(FailureKind kind, long through, int others, int ownSoFar, Redelivery redelivery) {
        return switch (kind) {
            case TOO_LATE -> OVER;
            case PERMANENT -> EXHAUSTED;
            case TEMPORARY -> through > others ? blamed(ownSoFar, redelivery) : TRY_AGAIN;
            // where nobody else is to be compared with, it is the message's fault until others fail, too
            case UNCLEAR -> through >= others ? blamed(ownSoFar, redelivery) : TRY_AGAIN;
        };
    }

    private static Verdict blamed(int ownSoFar, Redelivery redelivery) {
        return redelivery.isExhaustedAfter(ownSoFar + 1) ? EXHAUSTED : BLAMED;
    }
}
