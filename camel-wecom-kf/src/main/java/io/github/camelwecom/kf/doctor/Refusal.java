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

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelwecom.kf.client.CallListener;
import io.github.camelwecom.kf.client.KfErrorCode;
import io.github.camelwecom.kf.client.WecomKfException;

/** What it means that a call failed, and where in the console that is mended. */
final class Refusal {

    private static final Map<Integer, Diagnosis> KNOWN = Map.ofEntries(
            Map.entry(40013, Diagnosis.CORP_ID_WRONG),
            Map.entry(40001, Diagnosis.SECRET_WRONG),
            Map.entry(40091, Diagnosis.SECRET_WRONG),
            Map.entry(50003, Diagnosis.APP_DISABLED),
            Map.entry(45009, Diagnosis.CALLED_TOO_OFTEN),
            Map.entry(60020, Diagnosis.IP_NOT_TRUSTED),
            Map.entry(301042, Diagnosis.IP_NOT_TRUSTED),
            Map.entry(95011, Diagnosis.CORP_USES_KF_WITHIN_WECOM),
            Map.entry(95012, Diagnosis.CORP_USES_STANDALONE_KF),
            Map.entry(48002, Diagnosis.APP_NOT_LISTED),
            Map.entry(95017, Diagnosis.API_SWITCHED_OFF));
    private static final Pattern CALLER = Pattern.compile("from ip: ([0-9a-fA-F.:]+)");

    private final WecomKfException failure;
    private final SetUp setUp;

    Refusal(WecomKfException failure, SetUp setUp) {
        this.failure = failure;
        this.setUp = setUp;
    }

    void writeTo(Chart chart) {
        if (failure.getErrcode() == null) {
            FailedConnection.of(failure, setUp).writeTo(chart);
            return;
        }
        Optional<KfErrorCode> code = KfErrorCode.of(failure.getErrcode());
        boolean chinese = chart.texts().isChinese();
        String meaning = code.map(chinese ? KfErrorCode::chineseMeaning : KfErrorCode::meaning).orElse("");
        String advice = code.map(chinese ? KfErrorCode::chineseAdvice : KfErrorCode::advice).orElse("");
        chart.found(
                diagnosis(), failure.getErrcode().toString(), failure.getErrmsg(), ofThisMachine(), meaning, advice);
    }

    private Diagnosis diagnosis() {
        boolean isToken = CallListener.GET_TOKEN.equals(failure.getOperation());
        return KNOWN.getOrDefault(failure.getErrcode(), isToken ? Diagnosis.TOKEN_REFUSED : Diagnosis.CALL_REFUSED);
    }

    /** As the platform sees it: what to put on the list. */
    private String ofThisMachine() {
        Matcher caller = CALLER.matcher(failure.getErrmsg());
        return caller.find() ? caller.group(1) : "?";
    }
}
