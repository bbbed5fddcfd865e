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
 * What an account's lane is doing, and what becomes of it when something happens.
 */
enum LaneState {

    /** Nothing known to be waiting. */
    IDLE {
        @Override
        LaneState onNews() {
            return PULLING;
        }
    },
    /** Pulling and processing pages. */
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
        LaneState onFailure() {
            return WAITING;
        }
    },
    /** Pulling, and news came meanwhile: what is pulled now may have been answered before they were there. */
    PULLING_WITH_NEWS {
        @Override
        LaneState onCaughtUp() {
            return PULLING;
        }

        @Override
        LaneState onFailure() {
            return WAITING;
        }
    },
    /** After a failure, until the back-off is over. News do not shorten it. */
    WAITING {
        @Override
        LaneState onBackoffOver() {
            return PULLING;
        }
    };

    LaneState onNews() {
        return this;
    }

    LaneState onCaughtUp() {
        return this;
    }

    LaneState onFailure() {
        return this;
    }

    LaneState onBackoffOver() {
        return this;
    }
}
