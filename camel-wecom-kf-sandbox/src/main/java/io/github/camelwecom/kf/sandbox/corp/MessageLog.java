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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** What sync_msg returns for one account, in order of arrival, for three days (doc/94670). */
public final class MessageLog {

    static final Duration RETENTION = Duration.ofDays(3);

    private final String openKfId;
    private final Rules rules;
    private final List<Entry> entries = new ArrayList<>();
    /** Position of the first entry still kept; positions never repeat, so that a cursor stays true. */
    private long firstPosition;
    /** Cursors carry it, so that all those before can be refused. */
    private int generation;
    private int errcodeOfForgotten = KfErrcode.INVALID_PARAMETER.code();

    MessageLog(String openKfId, Rules rules) {
        this.rules = rules;
        this.openKfId = openKfId;
    }

    void append(JsonNode item, Instant now) {
        forgetBefore(now.minus(RETENTION));
        entries.add(new Entry(Optional.of(item), now));
    }

    /** Takes the room of an item on a page, but is not shown. */
    void appendHidden(Instant now) {
        forgetBefore(now.minus(RETENTION));
        entries.add(new Entry(Optional.empty(), now));
    }

    /** From now on the cursors given out so far are refused with this errcode. */
    void forgetCursors(int errcode) {
        generation++;
        errcodeOfForgotten = errcode;
    }

    /**
     * One page.
     *
     * @param  cursor    of the page before; empty for the oldest message still kept
     * @param  limit     how many items at most
     * @throws KfRefusal when the cursor is not one of this account's
     */
    Page page(String cursor, int limit, Instant now) {
        forgetBefore(now.minus(RETENTION));
        long position = Math.max(cursor.isEmpty() ? 0 : position(cursor), firstPosition);
        int from = (int) (position - firstPosition);
        int to = Math.min(from + limit, entries.size());
        List<JsonNode> items = entries.subList(from, to).stream().map(Entry::item).flatMap(Optional::stream).toList();
        boolean silent = from == to && rules.holds(Rule.EMPTY_CURSOR_WITHOUT_NEWS);
        return new Page(items, silent ? "" : cursor(firstPosition + to), to < entries.size());
    }

    private void forgetBefore(Instant oldest) {
        int gone = 0;
        while (gone < entries.size() && entries.get(gone).arrived().isBefore(oldest)) {
            gone++;
        }
        entries.subList(0, gone).clear();
        firstPosition += gone;
    }

    private String cursor(long position) {
        byte[] plain = (tag() + ":" + generation + ":" + position).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    private long position(String cursor) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            String[] parts = plain.split(":");
            if (parts.length == 3 && parts[0].equals(tag()) && isReached(Long.parseLong(parts[2]))) {
                requireRemembered(Integer.parseInt(parts[1]));
                return Long.parseLong(parts[2]);
            }
        } catch (IllegalArgumentException e) {
            // Falls through: not base64 or no number is refused like every other cursor that is not ours.
        }
        if (rules.lets(Rule.BAD_CURSOR)) {
            return 0;
        }
        throw rules.refusal(Rule.BAD_CURSOR, "cursor is not a next_cursor of this open_kfid");
    }

    private boolean isReached(long position) {
        return position >= 0 && position <= firstPosition + entries.size();
    }

    private void requireRemembered(int cursorGeneration) {
        if (cursorGeneration != generation) {
            throw KfRefusal.chosen(errcodeOfForgotten, "cursor is no longer known");
        }
    }

    private String tag() {
        return Integer.toHexString(openKfId.hashCode());
    }

    Saved saved() {
        List<Saved.Item> items = entries.stream()
                .map(entry -> new Saved.Item(entry.item().isEmpty(), entry.item().orElse(null), entry.arrived())).toList();
        return new Saved(items, firstPosition, generation, errcodeOfForgotten);
    }

    void restore(Saved saved) {
        saved.items().forEach(item -> entries
                .add(new Entry(item.hidden() ? Optional.empty() : Optional.of(item.item()), item.arrived())));
        firstPosition = saved.firstPosition();
        generation = saved.generation();
        errcodeOfForgotten = saved.errcodeOfForgotten();
    }

    record Saved(List<Item> items, long firstPosition, int generation, int errcodeOfForgotten) {

        /** @param hidden whether it only takes room */
        record Item(boolean hidden, JsonNode item, Instant arrived) {
        }
    }

    private record Entry(Optional<JsonNode> item, Instant arrived) {
    }

    /**
     * A page of the log.
     *
     * @param nextCursor also there when nothing is new, unless the rules say otherwise
     */
    public record Page(List<JsonNode> items, String nextCursor, boolean hasMore) {
    }
}
