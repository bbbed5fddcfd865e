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
package io.github.camelwecom.kf.sandbox.corp;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The knowledge base: groups of questions with answers, here called intents as in the API (doc/95971, doc/95972). */
public final class KnowledgeBase {

    private static final int MAX_GROUPS = 100;
    private static final int MAX_INTENTS_PER_GROUP = 200;
    private static final String CURSOR_PREFIX = "KB";

    private final Ids ids;
    private final NavigableMap<Long, Group> groups = new TreeMap<>();
    private final NavigableMap<Long, Intent> intents = new TreeMap<>();
    private long lastNumber;

    KnowledgeBase(Ids ids) {
        this.ids = ids;
        groups.put(++lastNumber, new Group(lastNumber, ids.knowledgeId(), "默认分组", true));
    }

    /** Returns the group_id. */
    public String addGroup(String name) {
        if (groups.size() == MAX_GROUPS) {
            throw illegal("there are " + MAX_GROUPS + " groups already, the maximum");
        }
        requireFreeName(name, "");
        Group group = new Group(++lastNumber, ids.knowledgeId(), name, false);
        groups.put(group.number(), group);
        return group.groupId();
    }

    public void renameGroup(String groupId, String name) {
        Group group = changeableGroup(groupId);
        requireFreeName(name, groupId);
        groups.put(group.number(), new Group(group.number(), groupId, name, false));
    }

    /** Deletes the group and everything in it. */
    public void deleteGroup(String groupId) {
        groups.remove(changeableGroup(groupId).number());
        intents.values().removeIf(intent -> intent.groupId().equals(groupId));
    }

    private Group changeableGroup(String groupId) {
        Group group = group(groupId);
        if (group.isDefault()) {
            throw illegal("the default group cannot be changed");
        }
        return group;
    }

    private Group group(String groupId) {
        return groups.values().stream().filter(group -> group.groupId().equals(groupId)).findFirst()
                .orElseThrow(() -> illegal("group_id is unknown"));
    }

    private void requireFreeName(String name, String exceptGroupId) {
        if (groups.values().stream().anyMatch(group -> group.name().equals(name) && !group.groupId().equals(exceptGroupId))) {
            throw illegal("name is taken by another group");
        }
    }

    /**
     * Returns the intent_id.
     *
     * @param content question, similar_questions and answers, as list_intent shows them
     */
    public String addIntent(String groupId, ObjectNode content) {
        group(groupId);
        if (intents.values().stream().filter(intent -> intent.groupId().equals(groupId)).count() == MAX_INTENTS_PER_GROUP) {
            throw illegal("the group has " + MAX_INTENTS_PER_GROUP + " intents already, the maximum");
        }
        Intent intent = new Intent(++lastNumber, groupId, ids.knowledgeId(), content);
        requireNewQuestion(intent);
        intents.put(intent.number(), intent);
        return intent.intentId();
    }

    /** @param parts each replaces the old part of that name entirely */
    public void changeIntent(String intentId, ObjectNode parts) {
        Intent old = intent(intentId);
        Intent changed = new Intent(old.number(), old.groupId(), intentId, old.content().deepCopy().setAll(parts));
        requireNewQuestion(changed);
        intents.put(changed.number(), changed);
    }

    public void deleteIntent(String intentId) {
        intents.remove(intent(intentId).number());
    }

    private Intent intent(String intentId) {
        return intents.values().stream().filter(intent -> intent.intentId().equals(intentId)).findFirst()
                .orElseThrow(() -> illegal("intent_id is unknown"));
    }

    private void requireNewQuestion(Intent asked) {
        boolean taken = intents.values().stream()
                .anyMatch(other -> other.number() != asked.number() && other.question().equals(asked.question()));
        if (taken) {
            throw illegal("question is that of another intent");
        }
    }

    /** @param groupId empty for all */
    public Page<Group> groups(String groupId, String cursor, int limit) {
        return page(groups, group -> groupId.isEmpty() || group.groupId().equals(groupId), cursor, limit);
    }

    /** @param groupId empty for all, as is {@code intentId} */
    public Page<Intent> intents(String groupId, String intentId, String cursor, int limit) {
        return page(
                intents, intent -> (groupId.isEmpty() || intent.groupId().equals(groupId))
                        && (intentId.isEmpty() || intent.intentId().equals(intentId)),
                cursor, limit);
    }

    private static <T> Page<T> page(NavigableMap<Long, T> all, Predicate<T> wanted, String cursor, int limit) {
        long last = number(cursor);
        List<Map.Entry<Long, T>> rest = all.tailMap(last, false).entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue())).toList();
        List<Map.Entry<Long, T>> items = rest.subList(0, Math.min(limit, rest.size()));
        long next = items.isEmpty() ? last : items.get(items.size() - 1).getKey();
        return new Page<>(items.stream().map(Map.Entry::getValue).toList(), CURSOR_PREFIX + next, items.size() < rest.size());
    }

    private static long number(String cursor) {
        if (cursor.isEmpty()) {
            return 0;
        }
        if (!cursor.matches(CURSOR_PREFIX + "\\d{1,18}")) {
            throw illegal("cursor is not a next_cursor of this list");
        }
        return Long.parseLong(cursor.substring(CURSOR_PREFIX.length()));
    }

    private static KfRefusal illegal(String why) {
        return new KfRefusal(KfErrcode.INVALID_PARAMETER, why);
    }

    Saved saved() {
        return new Saved(List.copyOf(groups.values()), List.copyOf(intents.values()), lastNumber);
    }

    void restore(Saved saved) {
        groups.clear();
        saved.groups().forEach(group -> groups.put(group.number(), group));
        saved.intents().forEach(intent -> intents.put(intent.number(), intent));
        lastNumber = saved.lastNumber();
    }

    record Saved(List<Group> groups, List<Intent> intents, long lastNumber) {
    }

    /** @param number puts groups and intents in the order of their making */
    public record Group(long number, String groupId, String name, boolean isDefault) {
    }

    /** @param content question, similar_questions and answers */
    public record Intent(long number, String groupId, String intentId, ObjectNode content) {

        String question() {
            return content.at("/question/text/content").asText();
        }
    }

    /** A page of a list. */
    public record Page<T>(List<T> items, String nextCursor, boolean hasMore) {
    }
}
