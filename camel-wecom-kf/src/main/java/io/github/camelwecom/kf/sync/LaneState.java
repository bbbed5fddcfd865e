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
 * What an account's lane is doing to get pages, and what becomes of it when something happens.
 */
enum LaneState {

    /** Nothing known to be waiting. */
    IDLE {
        @Override
        LaneState onNews() {
            return PULLING;
        }
    },
    /** Getting the next page. */
    PULLING {
        @Override
        LaneState onNews() {
            return PULLING_WITH_NEWS;
        }

        @Override
        LaneState onCaughtUp() {
            return IDLE;
        }

        @Override
        LaneState onNoRoom() {
            return FULL;
        }

        @Override
        LaneState onRationed() {
            return RATIONED;
        }

        @Override
        LaneState onFailure() {
            return WAITING;
        }

        @Override
        LaneState onThrottled() {
            return THROTTLED;
        }

        @Override
        LaneState onClosed() {
            return IDLE;
        }
    },
    /** Getting the next page, and news came meanwhile: it may have been answered before they were there. */
    PULLING_WITH_NEWS {
        @Override
        LaneState onMore() {
            return PULLING;
        }

        @Override
        LaneState onCaughtUp() {
            return PULLING;
        }

        @Override
        LaneState onAskingAgain() {
            return PULLING;
        }

        @Override
        LaneState onRationed() {
            return RATIONED;
        }

        @Override
        LaneState onFailure() {
            return WAITING;
        }

        @Override
        LaneState onThrottled() {
            return THROTTLED;
        }
    },
    /** More is waiting, but there is no room for another page until one is processed. */
    FULL {
        @Override
        LaneState onRoom() {
            return PULLING;
        }
    },
    /** No call without the token of a callback is left for now. A callback with a token ends the wait. */
    RATIONED {
        @Override
        LaneState onCallback() {
            return PULLING;
        }

        @Override
        LaneState onTurn() {
            return PULLING;
        }
    },
    /** After a failure, until the back-off is over. A callback ends the wait: the platform works again. */
    WAITING {
        @Override
        LaneState onCallback() {
            return PULLING;
        }

        @Override
        LaneState onBackoffOver() {
            return PULLING;
        }
    },
    /** The platform said that there were too many calls, until it takes some again. Nothing shortens it. */
    THROTTLED {
        @Override
        LaneState onBackoffOver() {
            return PULLING;
        }
    };

    LaneState onNews() {
        return this;
    }

    /** News that came with a token to ask with. */
    LaneState onCallback() {
        return onNews();
    }

    /** The page did not come, but may when asked for in another way. */
    LaneState onAskingAgain() {
        return this;
    }

    LaneState onRationed() {
        return this;
    }

    LaneState onTurn() {
        return this;
    }

    /** The page came, and the platform has more. */
    LaneState onMore() {
        return this;
    }

    /** The page came, and the platform has no more. */
    LaneState onCaughtUp() {
        return this;
    }

    LaneState onNoRoom() {
        return this;
    }

    LaneState onRoom() {
        return this;
    }

    LaneState onFailure() {
        return this;
    }

    /** The call failed because of too many calls. */
    LaneState onThrottled() {
        return this;
    }

    LaneState onBackoffOver() {
        return this;
    }

    /** Nothing may be pulled now; what is waiting is found by the news that come when it may. */
    LaneState onClosed() {
        return this;
    }
}
