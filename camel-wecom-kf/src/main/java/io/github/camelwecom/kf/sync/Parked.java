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

import java.util.List;

/**
 * The messages that are set aside where accounts are read, and what an operator does with them.
 */
public interface Parked {

    /**
     * All of them.
     */
    List<ParkedMessage> parked();

    /**
     * Gives a message back: it is handed out again, before later ones of its customer.
     *
     * @return whether there was such a message
     */
    boolean unpark(String openKfId, String messageId);

    /**
     * Forgets a message, for good.
     *
     * @return whether there was such a message
     */
    boolean dropParked(String openKfId, String messageId);
}
