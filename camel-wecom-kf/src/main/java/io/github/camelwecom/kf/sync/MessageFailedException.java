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
 * A message was not processed.
 */
public final class MessageFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String msgId;
    private final FailureKind kind;

    /**
     * @param kind what the failure says about the message
     */
    public MessageFailedException(String msgId, FailureKind kind, Throwable cause) {
        super("Message " + msgId + " was not processed", cause);
        this.msgId = msgId;
        this.kind = kind;
    }

    public String msgId() {
        return msgId;
    }

    /** What the failure says about the message. */
    public FailureKind kind() {
        return kind;
    }
}
