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
package io.github.camelwecom.kf.sandbox.api.message;

import java.util.List;

import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.api.call.Limits;
import io.github.camelwecom.kf.sandbox.corp.KfErrcode;
import io.github.camelwecom.kf.sandbox.corp.KfRefusal;

/** The limits of a menu message (doc/96427). */
final class Menu {

    private static final int MAX_ITEMS = 50;
    private static final int MAX_ACTIONS = 10;

    private Menu() {
    }

    static void check(Fields menu) {
        menu.optional("head_content", 1024);
        menu.optional("tail_content", 1024);
        List<Fields> items = menu.objects("list");
        long actions = items.stream().filter(Menu::checkedIsAction).count();
        if (items.size() > MAX_ITEMS || actions > MAX_ACTIONS) {
            throw new KfRefusal(
                    KfErrcode.TOO_MANY_MENU_ITEMS,
                    "at most " + MAX_ITEMS + ", of which " + MAX_ACTIONS + " click, view or miniprogram");
        }
    }

    /** Checks one item and tells whether the customer can do something with it. */
    private static boolean checkedIsAction(Fields item) {
        String type = item.required("type", Limits.ANY_BYTES);
        switch (type) {
            case "click" -> checkClick(item.object(type));
            case "view" -> checkView(item.object(type));
            case "miniprogram" -> checkMiniprogram(item.object(type));
            case "text" -> checkText(item.object(type));
            default -> throw new KfRefusal(KfErrcode.INVALID_MENU_ITEM_TYPE);
        }
        return !"text".equals(type);
    }

    private static void checkClick(Fields click) {
        click.optional("id", 128);
        click.required("content", 128);
    }

    private static void checkView(Fields view) {
        view.required("url", 2048);
        view.required("content", 1024);
    }

    private static void checkMiniprogram(Fields miniprogram) {
        miniprogram.required("appid", 32);
        miniprogram.required("pagepath", 1024);
        miniprogram.required("content", 1024);
    }

    private static void checkText(Fields text) {
        text.required("content", 256);
        int noNewline = text.optionalInt("no_newline");
        if (noNewline != 0 && noNewline != 1) {
            throw text.illegal("no_newline", "must be 0 or 1");
        }
    }
}
