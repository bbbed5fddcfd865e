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
package io.github.camelwecom.kf.example;

import java.util.List;

import io.github.camelwecom.kf.model.send.LongText;
import org.apache.camel.Handler;

/**
 * Keeps of a text what fits into so many messages, for a customer gets at most 5 between two of his own.
 */
public final class FirstMessages {

    private int count = 5;

    public void setCount(int count) {
        this.count = count;
    }

    @Handler
    public String of(String text) {
        List<String> messages = LongText.split(text);
        return String.join("", messages.subList(0, Math.min(count, messages.size())));
    }
}
