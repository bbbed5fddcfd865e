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
package io.github.camelwecom.kf.model.send;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelwecom.kf.model.Absent;
import io.github.camelwecom.kf.model.limit.Items;
import io.github.camelwecom.kf.model.limit.MaxBytes;
import io.github.camelwecom.kf.model.send.MenuItem.Click;
import io.github.camelwecom.kf.model.send.MenuItem.MiniProgram;
import io.github.camelwecom.kf.model.send.MenuItem.Text;
import io.github.camelwecom.kf.model.send.MenuItem.View;

/**
 * A menu, sent to a customer (doc/94677) or received (doc/94699).
 *
 * <pre>
 * MsgMenu.head("Are you content?").click("yes", "Yes").click("no", "No").tail("Thank you.")
 * </pre>
 *
 * @param headContent text above the items, at most {@value #MAX_TEXT_BYTES} bytes of UTF-8; may be {@code null}
 * @param list        the items, at most {@value #MAX_ITEMS}, of which at most {@value #MAX_INTERACTIVE_ITEMS} not text
 *                    (older editions of the documentation: {@value #MAX_INTERACTIVE_ITEMS} in all; the platform
 *                    decides); never {@code null}
 * @param tailContent text below the items, at most {@value #MAX_TEXT_BYTES} bytes of UTF-8; may be {@code null}
 */
public record MsgMenu(
        @MaxBytes(MAX_TEXT_BYTES) String headContent, @Items(max = MAX_ITEMS) List<MenuItem> list,
        @MaxBytes(MAX_TEXT_BYTES) String tailContent) implements OnEventContent, Serializable {

    /** Longest text above and below the items, in bytes of UTF-8. */
    public static final int MAX_TEXT_BYTES = 1024;
    /** Most items of a menu. */
    public static final int MAX_ITEMS = 50;
    /** Most items of a menu that can be clicked. */
    public static final int MAX_INTERACTIVE_ITEMS = 10;

    public MsgMenu {
        list = Absent.asEmpty(list);
    }

    /** Begins a menu with the text above its items. */
    public static MsgMenu head(String headContent) {
        return new MsgMenu(headContent, List.of(), null);
    }

    /** Adds an item that answers: its click arrives as a text message with this id as {@code menu_id}. */
    public MsgMenu click(String id, String content) {
        return with(MenuItem.of(new Click(id, content)));
    }

    /** Adds an item that opens a web page. */
    public MsgMenu view(String url, String content) {
        return with(MenuItem.of(new View(url, content)));
    }

    /** Adds an item that opens a mini program. */
    public MsgMenu miniProgram(String appId, String pagePath, String content) {
        return with(MenuItem.of(new MiniProgram(appId, pagePath, content)));
    }

    /** Adds a line of text. */
    public MsgMenu text(String content) {
        return with(MenuItem.of(new Text(content, null)));
    }

    /** Adds an item. */
    public MsgMenu with(MenuItem item) {
        return new MsgMenu(headContent, Stream.concat(list.stream(), Stream.of(item)).toList(), tailContent);
    }

    /** Sets the text below the items. */
    public MsgMenu tail(String content) {
        return new MsgMenu(headContent, list, content);
    }

    /** Without the words, which belong into no log. */
    @Override
    public String toString() {
        return "MsgMenu[items=" + list.size() + "]";
    }
}
