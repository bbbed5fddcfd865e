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

import io.github.camelwecom.kf.callback.CallbackCredentials;
import io.github.camelwecom.kf.doctor.SetUp.CallbackSetUp;

/** Whether the options are there, and have the form that the console gives. */
final class SettingsCheck {

    private static final int KEY_LENGTH = 43;
    private static final int LONGEST_TOKEN = 32;

    private final SetUp setUp;

    SettingsCheck(SetUp setUp) {
        this.setUp = setUp;
    }

    void examine(Chart chart) {
        if (isEmpty(setUp.corpId())) {
            chart.found(Diagnosis.CORP_ID_MISSING);
        }
        if (!setUp.hasAccess()) {
            chart.found(Diagnosis.SECRET_MISSING);
        }
        if (setUp.wrongOption() != null) {
            chart.found(Diagnosis.OPTION_WRONG, setUp.wrongOption());
        }
        examine(setUp.callback(), chart);
        chart.fine(Check.SETTINGS, setUp.corpId());
    }

    private void examine(CallbackSetUp callback, Chart chart) {
        if (callback.hasToken() && callback.hasKey()) {
            examineForm(callback, chart);
        } else if (callback.hasKey()) {
            chart.found(Diagnosis.TOKEN_MISSING);
        } else if (callback.hasToken()) {
            chart.found(Diagnosis.AES_KEY_MISSING);
        }
    }

    private void examineForm(CallbackSetUp callback, Chart chart) {
        int keyLength = callback.encodingAesKey().length();
        int tokenLength = callback.token().length();
        if (keyLength != KEY_LENGTH) {
            chart.found(Diagnosis.AES_KEY_LENGTH, Integer.toString(keyLength));
        } else if (tokenLength > LONGEST_TOKEN) {
            chart.found(Diagnosis.TOKEN_LENGTH, Integer.toString(tokenLength));
        } else {
            examineCharacters(callback, chart);
        }
    }

    private void examineCharacters(CallbackSetUp callback, Chart chart) {
        try {
            // addressed to anybody: whether there is a corp id was looked at before
            new CallbackCredentials(callback.token(), callback.encodingAesKey(), "any");
        } catch (IllegalArgumentException e) {
            chart.found(Diagnosis.TOKEN_OR_KEY_WRONG, e.getMessage());
        }
    }

    private static boolean isEmpty(String value) {
        return value == null || value.isEmpty();
    }
}
