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
package io.github.camelwecom.kf.reference;

/** Messages that are set aside, in Java. */
final class ParkedSnippets extends JavaSnippets {

    ParkedSnippets(String name) {
        super(name);
    }

    void parked() {
        // snippet: parked
        from("direct:parked")
                .to("wecom-kf:parked")
                .split(body())
                .log("${body.messageId} of ${body.customer} failed ${body.failures} times, at last with ${body.reason}")
                .end();
        // end
    }

    void unpark() {
        // snippet: unpark
        from("direct:unpark")
                .to("wecom-kf:parked")
                .to("wecom-kf:unpark")
                .log("${body} messages are processed again");
        // end
    }

    void dropParked() {
        // snippet: dropParked
        from("direct:dropParked")
                .to("wecom-kf:dropParked")
                .log("${body} messages are gone");
        // end
    }
}
