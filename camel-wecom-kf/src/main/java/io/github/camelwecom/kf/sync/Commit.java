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
package io.github.camelwecom.kf.sync;

import java.util.List;
import java.util.Set;

import io.github.camelwecom.kf.progress.KeptMessage;

/**
 * One move of the cursor, over the oldest pages.
 *
 * @param pages   that it moves over
 * @param hasMore whether the platform had more behind the newest of them
 * @param cursor  where it moves to; {@code null} when none of the pages had a new one
 * @param kept    their messages that were neither done nor kept
 * @param content these as they are to be kept
 */
record Commit(
        Set<OpenPage> pages, boolean hasMore, String cursor, List<PendingMessage> kept, List<KeptMessage> content) {

    static Commit over(List<OpenPage> pages, List<PendingMessage> toKeep) {
        String cursor = pages.stream().filter(OpenPage::movesOn).reduce((first, second) -> second)
                .map(OpenPage::cursorBehind).orElse(null);
        List<KeptMessage> content = toKeep.stream().map(PendingMessage::toKeep).toList();
        return new Commit(Set.copyOf(pages), pages.get(pages.size() - 1).hasMore(), cursor, toKeep, content);
    }
}
