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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.github.camelwecom.kf.sandbox.journal.ChatLine;
import io.github.camelwecom.kf.sandbox.journal.Feed;
import io.github.camelwecom.kf.sandbox.journal.UpgradeOffer;

/** One customer at one account: the session's state and what counts towards the sending limits. */
public final class Conversation {

    /** How long a client may answer after the customer's last message (doc/96427). */
    static final Duration ANSWER_WINDOW = Duration.ofHours(48);
    /** How many messages a client may send until the customer writes again (doc/96427). */
    static final int ANSWER_LIMIT = 5;

    private final String customerId;
    private final Rules rules;
    /** What the session has been since it began. */
    private final Set<SessionState> reached = EnumSet.noneOf(SessionState.class);
    /** As it was left; it ends without anybody doing anything, see {@link #state(Instant)}. */
    private SessionState state = SessionState.ENDED;
    private String servicerUserId = "";
    private String lastServicerUserId = "";
    private Instant lastWritten = Instant.MIN;
    /** When the customer last wrote or a servicer last came back to a session that had ended. */
    private Instant lastRevived = Instant.MIN;
    private Instant begun = Instant.MIN;
    private Instant lastWelcomed = Instant.MIN;
    private int answers;
    private int sessions;
    private UpgradeOffer upgradeOffer;
    private final Deque<ChatLine> lines = new ArrayDeque<>();
    private long lastCustomerLine;
    private Instant waitingSince = Instant.MIN;

    Conversation(String customerId, Rules rules) {
        this.customerId = customerId;
        this.rules = rules;
    }

    void add(ChatLine line) {
        if (lines.size() == Feed.CAPACITY) {
            lines.removeFirst();
        }
        lines.addLast(line);
        if (line.from() == ChatLine.From.CUSTOMER || "enter_session".equals(line.type())) {
            lastCustomerLine = line.number();
        }
    }

    /** What was said, oldest first. */
    public List<ChatLine> lines() {
        return List.copyOf(lines);
    }

    /** Number of the line by which the customer last wrote or entered; 0 when there is none. */
    public long lastCustomerLine() {
        return lastCustomerLine;
    }

    /** How many messages an API client has sent since the customer last wrote or entered. */
    public int answersToLast() {
        return (int) lines.stream()
                .filter(line -> line.number() > lastCustomerLine && line.from() == ChatLine.From.CLIENT).count();
    }

    /** How many of the five messages until the customer writes again were sent. */
    public int answers() {
        return answers;
    }

    /** How long a client may still answer; zero when it may not. */
    public Duration windowLeft(Instant now) {
        boolean open = lastWritten.isAfter(Instant.MIN) && isRecent(lastWritten, now);
        return open ? Duration.between(now, lastWritten.plus(ANSWER_WINDOW)) : Duration.ZERO;
    }

    /** Since when the session is in the queue; the beginning of time when it is not. */
    public Instant waitingSince() {
        return state == SessionState.QUEUED ? waitingSince : Instant.MIN;
    }

    String customerId() {
        return customerId;
    }

    /** Tells this session from earlier and later ones. */
    String sessionId() {
        return customerId + "#" + sessions;
    }

    /**
     * A session that nobody ends is over after 48 hours (doc/94698): "after the customer has consulted", which is read
     * here as after the customer's last message, as in the text of 95031, unless the rules say otherwise.
     */
    public SessionState state(Instant now) {
        Instant since = rules.holds(Rule.SESSION_AGES_FROM_ITS_BEGINNING) ? begun : lastRevived;
        return isRecent(since, now) ? state : SessionState.ENDED;
    }

    /** The servicer who answers; empty unless the state is {@link SessionState#SERVICER}. */
    public String servicerUserId(Instant now) {
        return state(now) == SessionState.SERVICER ? servicerUserId : "";
    }

    /** The servicer who answers or, when there is none, who answered last; empty when there never was one. */
    String lastServicerUserId() {
        return lastServicerUserId;
    }

    void customerWrote(Instant now) {
        if (state(now) == SessionState.ENDED) {
            sessions++;
            begun = now;
            reached.clear();
            enter(SessionState.UNHANDLED, "", now);
        }
        lastWritten = now;
        lastRevived = now;
        answers = 0;
    }

    void welcomed(Instant now) {
        lastWelcomed = now;
    }

    /** A customer gets a welcome only who had none and wrote nothing for 48 hours (doc/94699). */
    boolean mayBeWelcomed(Instant now) {
        return !isRecent(lastWelcomed, now) && !isRecent(lastWritten, now);
    }

    /** Counts one message that needs no leave. */
    void countAnswer() {
        answers++;
    }

    /** Counts one message of an API client, or refuses it. */
    void answer(Instant now) {
        if (hasRunOut(now)) {
            throw new KfRefusal(KfErrcode.SEND_TIME_LIMIT, "the customer's last message is older than 48 hours");
        }
        if (!state(now).takesApiMessages()) {
            throw new KfRefusal(KfErrcode.SESSION_STATE_INVALID, "service_state is " + state(now).code() + ", must be 0 or 1");
        }
        if (answers >= ANSWER_LIMIT) {
            throw new KfRefusal(KfErrcode.SEND_COUNT_LIMIT, "at most 5 messages until the customer writes again");
        }
        countAnswer();
    }

    /**
     * Changes the state as an API client, or refuses to.
     *
     * @return whether the session is in that state for the first time
     */
    boolean become(SessionState target, String servicer, Instant now) {
        if (hasRunOut(now)) {
            throw new KfRefusal(KfErrcode.NO_RECENT_CONSULTATION);
        }
        SessionState before = state(now);
        boolean sameServicer = before == target && Objects.equals(servicerUserId, servicer);
        if (!before.mayBecome(target, rules) || sameServicer && !rules.holds(Rule.STATE_TO_ITSELF)) {
            throw new KfRefusal(KfErrcode.TRANSITION_NOT_ALLOWED, "from " + before.code() + " to " + target.code());
        }
        return enter(target, target == SessionState.SERVICER ? servicer : "", now);
    }

    /** A servicer gives the session to somebody, or ends it by giving it to nobody. */
    void giveTo(String servicer, Instant now) {
        if (state(now) == SessionState.ENDED) {
            lastRevived = now;
            begun = now;
        }
        enter(servicer.isEmpty() ? SessionState.ENDED : SessionState.SERVICER, servicer, now);
    }

    private boolean enter(SessionState newState, String servicer, Instant now) {
        waitingSince = now;
        state = newState;
        servicerUserId = servicer;
        if (!servicer.isEmpty()) {
            lastServicerUserId = servicer;
        }
        return reached.add(newState);
    }

    /** Whether it was left open and the customer has not written for too long; what had ended before is just ended. */
    private boolean hasRunOut(Instant now) {
        return state != SessionState.ENDED && !isRecent(lastWritten, now);
    }

    /** What the customer's page recommends now. */
    public Optional<UpgradeOffer> upgradeOffer() {
        return Optional.ofNullable(upgradeOffer);
    }

    /** @param offer {@code null} for none any more */
    void recommend(UpgradeOffer offer) {
        upgradeOffer = offer;
    }

    private static boolean isRecent(Instant then, Instant now) {
        return !then.isBefore(now.minus(ANSWER_WINDOW));
    }

    Saved saved() {
        return new Saved(
                customerId, reached, state, servicerUserId, lastServicerUserId, lastWritten, lastRevived, begun, lastWelcomed,
                answers, sessions, upgradeOffer, waitingSince);
    }

    void restore(Saved saved) {
        reached.addAll(saved.reached());
        state = saved.state();
        servicerUserId = saved.servicer();
        lastServicerUserId = saved.lastServicer();
        lastWritten = saved.lastWritten();
        lastRevived = saved.lastRevived();
        begun = saved.begun();
        lastWelcomed = saved.lastWelcomed();
        answers = saved.answers();
        sessions = saved.sessions();
        upgradeOffer = saved.upgradeOffer();
        waitingSince = saved.waitingSince();
    }

    /** Without its lines, which belong among those of all conversations. */
    record Saved(
            String customer, Set<SessionState> reached, SessionState state, String servicer, String lastServicer,
            Instant lastWritten, Instant lastRevived, Instant begun, Instant lastWelcomed, int answers, int sessions,
            UpgradeOffer upgradeOffer, Instant waitingSince) {
    }
}
