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
package io.github.camelwecom.kf.peers.wecomsdk;

import java.util.List;

import cn.felord.domain.callcenter.knowledge.Answer;
import cn.felord.domain.callcenter.knowledge.GroupsRequest;
import cn.felord.domain.callcenter.knowledge.GroupsResponse;
import cn.felord.domain.callcenter.knowledge.ImageAnswerAttachment;
import cn.felord.domain.callcenter.knowledge.ImageIntentAttachment;
import cn.felord.domain.callcenter.knowledge.Intent;
import cn.felord.domain.callcenter.knowledge.IntentDetail;
import cn.felord.domain.callcenter.knowledge.IntentId;
import cn.felord.domain.callcenter.knowledge.IntentsRequest;
import cn.felord.domain.callcenter.knowledge.IntentsResponse;
import cn.felord.domain.callcenter.knowledge.KnowledgeGroup;
import cn.felord.domain.callcenter.knowledge.KnowledgeGroupDetail;
import cn.felord.domain.callcenter.knowledge.LinkAnswerAttachment;
import cn.felord.domain.callcenter.knowledge.LinkIntentAttachment;
import cn.felord.domain.callcenter.knowledge.MiniprogramAnswerAttachment;
import cn.felord.domain.callcenter.knowledge.MiniprogramIntentAttachment;
import cn.felord.domain.callcenter.knowledge.TextQuestion;
import cn.felord.domain.callcenter.knowledge.UpdateIntentRequest;
import cn.felord.domain.callcenter.knowledge.VideoAnswerAttachment;
import cn.felord.domain.callcenter.knowledge.VideoIntentAttachment;
import cn.felord.domain.common.GroupId;
import cn.felord.domain.common.Name;
import cn.felord.enumeration.BoolEnum;
import io.github.camelwecom.kf.peers.PeerTestSupport;
import io.github.camelwecom.kf.peers.SampleMedia;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WecomSdkKnowledgeTest extends PeerTestSupport {

    private final WecomSdkPeer peer = WecomSdkPeer.connect(sandbox);

    @Test
    void addsRenamesAndDeletesAGroup() {
        String groupId = addGroup("Delivery");
        assertThat(ownGroups()).extracting(KnowledgeGroup::getName).containsExactly("Delivery");

        peer.knowledge().modGroup(new KnowledgeGroup(groupId, "Shipping"));
        assertThat(ownGroups()).extracting(KnowledgeGroup::getName).containsExactly("Shipping");

        peer.knowledge().delGroup(GroupId.of(groupId));
        assertThat(ownGroups()).isEmpty();
    }

    @Test
    void listsGroupsPageByPage() {
        addGroup("Delivery");
        GroupsRequest request = new GroupsRequest();
        request.setLimit(1);

        GroupsResponse first = peer.knowledge().listGroup(request);
        request.setCursor(first.getNextCursor());
        GroupsResponse second = peer.knowledge().listGroup(request);

        assertThat(first.getHasMore()).isEqualTo(BoolEnum.TRUE);
        assertThat(second.getHasMore()).isEqualTo(BoolEnum.FALSE);
        assertThat(List.of(first.getGroupList().get(0), second.getGroupList().get(0)))
                .extracting(KnowledgeGroupDetail::getIsDefault).containsExactlyInAnyOrder(BoolEnum.TRUE, BoolEnum.FALSE);
    }

    @Test
    void addsAnIntentWithEveryAttachment() {
        String groupId = addGroup("Delivery");
        Answer answer = new Answer(
                "Tomorrow.", List.of(
                        ImageAnswerAttachment.from(SampleMedia.JPG.storeIn(sandbox)),
                        VideoAnswerAttachment.from(SampleMedia.MP4.storeIn(sandbox)),
                        LinkAnswerAttachment.from("Tracking", "https://example.org", "where it is", "https://example.org/p"),
                        MiniprogramAnswerAttachment.from("wx0123456789abcdef", "pages/index.html",
                                SampleMedia.JPG.storeIn(sandbox), "Shop")));

        String intentId = peer.knowledge()
                .addIntent(new Intent(groupId, "When does it come?", List.of(answer), List.of("How long?", "When?"))).getData();

        IntentDetail intent = intents(groupId).get(0);
        assertThat(intent.getIntentId()).isEqualTo(intentId);
        assertThat(intent.getQuestion().getText().getContent()).isEqualTo("When does it come?");
        assertThat(intent.getSimilarQuestions().getItems())
                .extracting(similar -> similar.getText().getContent()).containsExactly("How long?", "When?");
        assertThat(intent.getAnswers().get(0).getText().getContent()).isEqualTo("Tomorrow.");
        assertThat(intent.getAnswers().get(0).getAttachments()).hasExactlyElementsOfTypes(ImageIntentAttachment.class,
                VideoIntentAttachment.class, LinkIntentAttachment.class, MiniprogramIntentAttachment.class);
    }

    @Test
    void changesAnIntent() {
        String groupId = addGroup("Delivery");
        String intentId = addIntent(groupId, "When does it come?");

        peer.knowledge().modIntent(new UpdateIntentRequest(intentId).question("When will it come?"));

        assertThat(intents(groupId)).extracting(IntentDetail::getQuestion).extracting(TextQuestion::getText)
                .extracting("content").containsExactly("When will it come?");
    }

    @Test
    void deletesAnIntent() {
        String groupId = addGroup("Delivery");
        String intentId = addIntent(groupId, "When does it come?");

        peer.knowledge().delIntent(new IntentId(intentId));

        assertThat(intents(groupId)).isEmpty();
    }

    @Test
    void findsOneIntentByItsId() {
        String groupId = addGroup("Delivery");
        addIntent(groupId, "When does it come?");
        String wanted = addIntent(groupId, "What does it cost?");

        IntentsResponse reply = peer.knowledge().listIntent(new IntentsRequest().intentId(wanted).limit(10));

        assertThat(reply.getIntentList()).extracting(IntentDetail::getIntentId).containsExactly(wanted);
        assertThat(reply.getHasMore()).isEqualTo(BoolEnum.FALSE);
    }

    /** The peer does not read the group_id of the answer. */
    private String addGroup(String name) {
        peer.knowledge().addGroup(Name.of(name));
        return ownGroups().stream().filter(group -> group.getName().equals(name)).findFirst().orElseThrow().getGroupId();
    }

    private List<KnowledgeGroupDetail> ownGroups() {
        return peer.knowledge().listGroup(new GroupsRequest()).getGroupList().stream()
                .filter(group -> group.getIsDefault() == BoolEnum.FALSE).toList();
    }

    /** Without similar questions the peer's own constructor fails. */
    private String addIntent(String groupId, String question) {
        return peer.knowledge()
                .addIntent(new Intent(groupId, question, List.of(new Answer("Soon.")), List.of("Similarly: " + question)))
                .getData();
    }

    private List<IntentDetail> intents(String groupId) {
        return peer.knowledge().listIntent(new IntentsRequest().groupId(groupId)).getIntentList();
    }
}
