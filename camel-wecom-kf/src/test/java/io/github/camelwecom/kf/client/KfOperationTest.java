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
package io.github.camelwecom.kf.client;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static org.assertj.core.api.Assertions.assertThat;

class KfOperationTest {

    @ParameterizedTest
    @EnumSource(KfOperation.class)
    void saysWhatItDoesInEnglishAndChinese(KfOperation operation) {
        assertThat(operation.purpose()).matches("[A-Z][\\p{ASCII}]+\\.");
        assertThat(operation.chinesePurpose()).containsPattern("\\p{IsHan}").endsWith("。");
    }

    @ParameterizedTest
    @EnumSource(value = KfOperation.class, mode = Mode.EXCLUDE, names = "RECALL_MSG")
    void namesItsPageOfTheDocumentation(KfOperation operation) {
        assertThat(operation.docPage().orElseThrow()).isBetween(90000, 99999);
    }

    @Test
    void saysWhichOperationsNotEverybodyCanUse() {
        assertThat(KfOperation.RECALL_MSG.availability()).isEqualTo(Availability.SOME_EDITIONS);
        assertThat(KfOperation.GET_CORP_QUALIFICATION.availability()).isEqualTo(Availability.LEGACY);
        assertThat(Arrays.stream(KfOperation.values())
                .filter(operation -> operation.availability() == Availability.SELF_BUILT_APPS))
                .hasSize(8).allMatch(operation -> operation.path().startsWith("kf/knowledge/"));
    }

    @ParameterizedTest
    @EnumSource(value = Availability.class, mode = Mode.EXCLUDE, names = "GENERAL")
    void saysWhatToKnowInEnglishAndChinese(Availability availability) {
        assertThat(availability.note()).matches("[A-Z][\\p{ASCII}]+\\.");
        assertThat(availability.chineseNote()).containsPattern("\\p{IsHan}").endsWith("。");
    }

    @Test
    void repeatsNothingThatWouldBeDoneTwice() {
        assertThat(Arrays.stream(KfOperation.values())
                .filter(operation -> operation.repetition() == Repetition.UNSAFE)
                .map(KfOperation::operationName)).containsExactlyInAnyOrderElementsOf(List.of(
                        "accountAdd", "accountDel", "serviceStateTrans", "recallMsg", "upgradeService", "upgradeMemberService",
                        "upgradeGroupChatService", "upgradeServiceCancel", "addKnowledgeGroup", "delKnowledgeGroup",
                        "addKnowledgeIntent", "delKnowledgeIntent", "mediaUploadByUrl"));
    }
}
