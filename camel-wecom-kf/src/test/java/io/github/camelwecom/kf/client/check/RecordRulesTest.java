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
package io.github.camelwecom.kf.client.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.limit.AtLeastOneOf;
import io.github.camelwecom.kf.model.limit.Between;
import io.github.camelwecom.kf.model.limit.Items;
import io.github.camelwecom.kf.model.limit.Matches;
import io.github.camelwecom.kf.model.limit.MaxBytes;
import io.github.camelwecom.kf.model.limit.MaxChars;
import io.github.camelwecom.kf.model.limit.Required;
import io.github.camelwecom.kf.model.limit.RequiredWhen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class RecordRulesTest {

    record Limited(
            @MaxBytes(4) String bytes, @MaxChars(2) String chars, @Between(min = -0.5, max = 100) Double number,
            @Items(min = 1, max = 2) List<String> list, @Matches(value = "[a-z]*", meaning = "letters a-z") String pattern,
            @MaxBytes(2) List<String> texts) {
    }

    record Needing(
            @Required String text, @Required @JsonProperty("kfid") String renamed, @Required List<String> someList,
            @RequiredWhen(field = "state", is = "3") String servicer, Integer state) {
    }

    @AtLeastOneOf({ "userid_list", "department_id_list" })
    record EitherOr(@JsonProperty("userid_list") List<String> users,
            @JsonProperty("department_id_list") List<Integer> departments) {
    }

    record Nesting(Needing needing, List<Nesting> children, @MaxBytes(1) String name) {
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{'bytes':'éé'}", "{'bytes':'😊'}", "{'chars':'😊😊'}", "{'chars':'你好'}", "{'number':-0.5}", "{'number':100}",
            "{'number':'99'}", "{'list':['a']}", "{'list':['a','b']}", "{'pattern':'abc'}", "{'texts':['ab','é']}" })
    void takesWhatIsAtTheLimit(String json) {
        assertThat(check(Limited.class, json(json))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'bytes':'éé!'}      | bytes has 5 bytes of UTF-8, but may have at most 4",
            "{'bytes':12345}      | bytes has 5 bytes of UTF-8, but may have at most 4",
            "{'chars':'😊😊!'}    | chars has 3 characters, but may have at most 2",
            "{'number':-0.51}     | number is -0.51, but must be from -0.5 to 100",
            "{'number':101}       | number is 101, but must be from -0.5 to 100",
            "{'number':'1e3'}     | number is 1000, but must be from -0.5 to 100",
            "{'number':'many'}    | number must be a number from -0.5 to 100",
            "{'list':[]}          | list has 0 items, but must have 1 to 2",
            "{'list':['a','b','c']} | list has 3 items, but must have 1 to 2",
            "{'pattern':'a1'}     | pattern must be letters a-z",
            "{'texts':['ab','abc']} | texts[1] has 3 bytes of UTF-8, but may have at most 2" })
    void refusesWhatIsJustOverTheLimit(String json, String violation) {
        assertThat(check(Limited.class, json(json))).containsExactly(violation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'bytes':{}}         | bytes must be a single value, neither a list nor an object",
            "{'list':'a'}         | list must be a list",
            "{'list':{'a':1}}     | list must be a list" })
    void refusesAnotherShape(String json, String violation) {
        assertThat(check(Limited.class, json(json))).containsExactly(violation);
    }

    @Test
    void refusesWhatIsNoNumberEvenWhenItsTypeIs() {
        assertThat(check(Limited.class, KfJson.tree(Map.of("number", Double.NaN))))
                .containsExactly("number must be a number from -0.5 to 100");
        assertThat(check(Limited.class, KfJson.tree(Map.of("number", Double.POSITIVE_INFINITY)))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "{'bytes':null,'chars':null,'number':null,'list':null}", "{'bytes':'','number':''}",
            "{'new_field':'aaaaaaaaaaaaaaaa','another':{'bytes':'aaaaaaaaaaa'}}" })
    void takesWhatIsNotGivenOrNotKnown(String json) {
        assertThat(check(Limited.class, json(json))).isEmpty();
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(check(Needing.class, json("{}"))).containsExactly(
                "text is missing or empty", "kfid is missing or empty", "some_list is missing or empty");
        assertThat(check(Needing.class, json("{'text':'','kfid':null,'renamed':'a','some_list':[]}"))).containsExactly(
                "text is missing or empty", "kfid is missing or empty");
        assertThat(check(Needing.class, json("{'text':'a','kfid':'a','some_list':[]}"))).isEmpty();
    }

    @Test
    void namesWhatAnotherFieldNeeds() {
        String complete = "'text':'a','kfid':'a','some_list':[]";

        assertThat(check(Needing.class, json("{" + complete + ",'state':3}")))
                .containsExactly("servicer is missing or empty, but required when state is 3");
        assertThat(check(Needing.class, json("{" + complete + ",'state':2}"))).isEmpty();
        assertThat(check(Needing.class, json("{" + complete + ",'state':3,'servicer':'ZhangSan'}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{'userid_list':['a']}", "{'department_id_list':[1]}", "{'userid_list':[],'department_id_list':[1]}",
            "{'userid_list':['a'],'department_id_list':[1]}" })
    void takesOneOrMoreOfTheAlternatives(String json) {
        assertThat(check(EitherOr.class, json(json))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{'userid_list':[],'department_id_list':null}", "{'users':['a']}" })
    void refusesNoneOfTheAlternatives(String json) {
        assertThat(check(EitherOr.class, json(json))).containsExactly("userid_list or department_id_list must be given");
    }

    @Test
    void namesThePathOfNestedFields() {
        assertThat(check(Nesting.class, json("{'children':[{'name':'a'},{'children':[{'name':'ab'}]}]}")))
                .containsExactly("children[1].children[0].name has 2 bytes of UTF-8, but may have at most 1");
        assertThat(check(Nesting.class, json("{'needing':{'text':'a','some_list':[]}}")))
                .containsExactly("needing.kfid is missing or empty");
        assertThat(check(Nesting.class, json("{'needing':'a','children':[1]}")))
                .containsExactly("needing must be an object", "children[0] must be an object");
    }

    @Test
    void namesEveryViolation() {
        assertThat(check(Limited.class, json("{'bytes':'abcde','chars':'abc','number':101,'list':[],'pattern':'1'}")))
                .hasSize(5);
    }

    @Test
    void checksNothingOfWhatIsNoRecord() {
        assertThat(check(Object.class, json("{'a':1}"))).isEmpty();
    }

    private static JsonNode json(String singleQuoted) {
        try {
            return KfJson.parse(singleQuoted.replace('\'', '"').getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> check(Class<?> type, JsonNode json) {
        List<Violation> violations = new ArrayList<>();
        RecordRules.of(type).check(json, Findings.into(violations));
        return violations.stream().map(Violation::toString).toList();
    }
}
