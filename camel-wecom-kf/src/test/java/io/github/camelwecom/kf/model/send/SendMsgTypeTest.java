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

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import io.github.camelwecom.kf.model.KfJson;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SendMsgTypeTest {

    @Test
    void knowsTheTypesOfDocumentedNamesOnly() {
        assertThat(SendMsgType.of("ca_link")).contains(SendMsgType.CA_LINK);
        assertThat(SendMsgType.of("Text")).isEmpty();
        assertThat(SendMsgType.of((String) null)).isEmpty();
    }

    @Test
    void knowsTheTypeOfEachContent() {
        assertThat(SendMsgType.of(new TextContent("T")).wireName()).isEqualTo("text");
        assertThat(SendMsgType.of(new BusinessCardContent("ZhangSan")).wireName()).isEqualTo("business_card");
    }

    @Test
    void hasOneConstantPerRecordOfContent() {
        assertThat(Arrays.stream(SendMsgType.values()).map(SendMsgType::contentType))
                .doesNotHaveDuplicates().containsExactlyInAnyOrder(
                        TextContent.class, ImageContent.class, VoiceContent.class, VideoContent.class, FileContent.class,
                        LinkContent.class, MiniProgramContent.class, MsgMenu.class, LocationContent.class,
                        CaLinkContent.class, BusinessCardContent.class);
    }

    @Test
    void allowsTextsAndMenusOnEvents() {
        assertThat(SendMsgType.values()).filteredOn(SendMsgType::isAllowedOnEvent)
                .containsExactly(SendMsgType.TEXT, SendMsgType.MSG_MENU);
    }

    @Test
    void tellsWhatIsUploadedFirst() {
        assertThat(SendMsgType.values()).filteredOn(SendMsgType::isMedia)
                .containsExactly(SendMsgType.IMAGE, SendMsgType.VOICE, SendMsgType.VIDEO, SendMsgType.FILE);
    }

    @Test
    void namesTheFieldThatAPlainValueFills() {
        for (SendMsgType type : SendMsgType.values()) {
            Set<String> names = KfJson.fieldNames(type.contentType());
            assertThat(type.onlyField().map(Set::of)).as(type.wireName())
                    .isEqualTo(names.size() == 1 ? Optional.of(names) : Optional.empty());
        }
    }
}
