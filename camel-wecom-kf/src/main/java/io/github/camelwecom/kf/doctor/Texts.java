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
package io.github.camelwecom.kf.doctor;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the doctor says, in Chinese to those whose language it is, else in English. */
final class Texts {

    private static final String BUNDLE = Texts.class.getPackageName() + ".doctor";

    private final ResourceBundle bundle;
    private final boolean chinese;

    private Texts(boolean chinese) {
        this.chinese = chinese;
        // the root one is English; of another language that there is none for, Java would take the machine's
        this.bundle = ResourceBundle.getBundle(BUNDLE, chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ROOT);
    }

    static Texts of(Locale locale) {
        return new Texts(Locale.CHINESE.getLanguage().equals(locale.getLanguage()));
    }

    boolean isChinese() {
        return chinese;
    }

    String title(Check check) {
        return bundle.getString(check.name());
    }

    String fine(Check check, Object... arguments) {
        return format(check.name() + ".fine", arguments);
    }

    String text(Diagnosis diagnosis, Object... arguments) {
        return format(diagnosis.name(), arguments);
    }

    String remedy(Diagnosis diagnosis, Object... arguments) {
        return format(diagnosis.name() + ".remedy", arguments);
    }

    /** @param before the title of the check whose problem is in the way */
    String notChecked(String before) {
        return format("notChecked", before);
    }

    String mark(State state) {
        return bundle.getString("mark." + state.name());
    }

    /** One of the words that lines are put together with, such as {@code none}. */
    String word(String key) {
        return bundle.getString(key);
    }

    String summary(long problems) {
        return problems == 0 ? bundle.getString("summary.fine") : format("summary.problems", Long.toString(problems));
    }

    private String format(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments);
    }
}
