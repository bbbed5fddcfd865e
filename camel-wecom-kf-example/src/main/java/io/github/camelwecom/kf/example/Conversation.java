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

import java.util.ArrayList;
import java.util.List;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;

/**
 * Three customers who write at once.
 */
final class Conversation {

    private final List<SandboxCustomer> customers;
    private final List<String> messages = new ArrayList<>();
    private int sessionsEntered;

    Conversation(KfSandbox sandbox) {
        customers = List.of(
                sandbox.customer().named("Xiaolin"), sandbox.customer().named("Anna"), sandbox.customer().named("Lao Wang"));
    }

    /** Everybody writes; what comes of it takes its time. */
    void play() {
        SandboxCustomer xiaolin = customers.get(0);
        SandboxCustomer anna = customers.get(1);
        SandboxCustomer laoWang = customers.get(2);

        xiaolin.enters("shop_qr", "shelf=7");
        sessionsEntered++;
        messages.add(anna.says("Hello, the lamp arrived broken."));
        messages.add(xiaolin.clicks("delivery", "My delivery"));
        messages.add(laoWang.says("你好，请问今天几点关门？"));
        messages.add(anna.sendsImage("MEDIA-broken-lamp"));
        messages.add(laoWang.sends("hologram", "{\"model\":\"lamp\",\"scale\":0.5}"));
        messages.add(xiaolin.says("It should have been here on Monday."));
    }

    /** The customers, in the order they are named. */
    List<SandboxCustomer> customers() {
        return customers;
    }

    /** The ids of the messages written so far. */
    List<String> messages() {
        return messages;
    }

    int sessionsEntered() {
        return sessionsEntered;
    }
}
