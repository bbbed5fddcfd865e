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
package io.github.camelwecom.kf.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.client.KfOperation;
import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.KfReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Fetching everything ends, whatever the platform does. */
@Timeout(60)
class AllPagesTest {

    private static final int PAGE = 3;

    private final List<ObjectNode> calls = new ArrayList<>();

    @Test
    void endsWithThePageThatIsNotFull() {
        assertThat(accounts(request -> page(request.path("offset").asInt(), 7))).isEqualTo(List.of(0, 1, 2, 3, 4, 5, 6));
        assertThat(calls).hasSize(3);
    }

    @Test
    void endsWithAnEmptyPageBehindAFullOne() {
        assertThat(accounts(request -> page(request.path("offset").asInt(), 6))).isEqualTo(List.of(0, 1, 2, 3, 4, 5));
        assertThat(calls).hasSize(3);
    }

    @Test
    void endsWhereTheOffsetIsIgnored() {
        assertThat(accounts(request -> page(0, 100))).isEqualTo(List.of(0, 1, 2));
        assertThat(calls).hasSize(2);
    }

    @Test
    void endsWherePagesComeInACircle() {
        assertThat(accounts(request -> page(request.path("offset").asInt() % (2 * PAGE), 100)))
                .isEqualTo(List.of(0, 1, 2, 3, 4, 5));
        assertThat(calls).hasSize(3);
    }

    @Test
    void keepsWhatCameTwiceOnPagesThatOverlap() {
        assertThat(accounts(request -> page(Math.max(0, request.path("offset").asInt() - 1), 7)))
                .isEqualTo(List.of(0, 1, 2, 2, 3, 4, 5, 6));
    }

    @Test
    void failsWhereNewPagesComeForEver() {
        assertThatThrownBy(() -> accounts(request -> page(request.path("offset").asInt(), Integer.MAX_VALUE)))
                .isInstanceOf(WecomKfException.class).hasMessageContainingAll("accountList failed", "1000 were read", "no end");
    }

    @Test
    void endsWithTheCursorThatHasNoMore() {
        assertThat(groups(request -> groups(request, request.path("cursor").asInt() + 1, 3))).hasSize(3);
    }

    @Test
    void endsWhereTheCursorStays() {
        assertThat(groups(request -> groups(request, 5, 100))).hasSize(2);
    }

    @Test
    void endsWhereCursorsComeInACircle() {
        assertThat(groups(request -> groups(request, request.path("cursor").asInt() % 4 + 1, 100))).hasSize(5);
    }

    @Test
    void failsWhereNewCursorsComeForEver() {
        assertThatThrownBy(() -> groups(request -> groups(request, request.path("cursor").asInt() + 1, Integer.MAX_VALUE)))
                .isInstanceOf(WecomKfException.class)
                .hasMessageContainingAll("listKnowledgeGroup failed", "1000 were read", "no end");
    }

    private List<Integer> accounts(Function<ObjectNode, String> platform) {
        KfReply reply = AllPages.byOffset("account_list", PAGE).run(KfOperation.ACCOUNT_LIST, KfJson.object(),
                request -> answer(KfOperation.ACCOUNT_LIST, request, platform));
        return reply.raw().path("account_list").findValues("open_kfid").stream().map(id -> id.asInt()).toList();
    }

    private List<ObjectNode> groups(Function<ObjectNode, String> platform) {
        AllPages.byCursor("group_list").run(KfOperation.LIST_KNOWLEDGE_GROUP, KfJson.object(),
                request -> answer(KfOperation.LIST_KNOWLEDGE_GROUP, request, platform));
        return calls;
    }

    private KfReply answer(KfOperation operation, ObjectNode request, Function<ObjectNode, String> platform) {
        calls.add(request);
        try {
            String json = platform.apply(request);
            return KfJson.reply(KfJson.parse(json.getBytes(StandardCharsets.UTF_8)), operation.replyType());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of so many accounts that stand behind the offset. */
    private static String page(int offset, int accounts) {
        return IntStream.range(offset, (int) Math.min(accounts, (long) offset + PAGE))
                .mapToObj(number -> "{\"open_kfid\":\"" + number + "\"}")
                .collect(Collectors.joining(",", "{\"errcode\":0,\"account_list\":[", "]}"));
    }

    private static String groups(ObjectNode request, int next, int pages) {
        return "{\"errcode\":0,\"next_cursor\":\"" + next + "\",\"has_more\":"
               + (request.path("cursor").asInt() + 1 < pages ? 1 : 0) + ",\"group_list\":[]}";
    }
}
