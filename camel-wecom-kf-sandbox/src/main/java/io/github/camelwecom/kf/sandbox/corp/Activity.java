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
package io.github.camelwecom.kf.sandbox.corp;

/** What the statistics are made from. */
public enum Activity {

    CUSTOMER_MESSAGE,
    /** An API client answered with send_msg. */
    CLIENT_ANSWER,
    /** An API client gave the session to the queue or to a servicer. */
    HANDED_OVER,
    /** A servicer got the session. */
    SERVED,
    SERVICER_ANSWER,
    MEMBER_OFFER,
    GROUP_CHAT_OFFER,
    /** A servicer rejected the customer's messages. */
    REJECTION
}
