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

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import io.github.camelwecom.kf.sandbox.journal.ChatLine;
import io.github.camelwecom.kf.sandbox.journal.Entry;
import io.github.camelwecom.kf.sandbox.journal.Feed;

/**
 * Where everything of the corp is found. Not safe for several threads by itself: only {@link CorpGuard} hands it out.
 */
public final class Corp {

    private final String corpId;
    private final String secret;
    private final Clock clock;
    private final AccessTokens accessTokens;
    private final Rules rules = new Rules();
    private final Directory directory = new Directory();
    private final UpgradeTargets upgradeTargets = new UpgradeTargets(directory);
    private final Accounts accounts;
    private final Customers customers;
    private final ContactLinks links;
    private final LogWriter logWriter;
    private final LogReader logReader;
    private final EventCodes eventCodes;
    private final MediaStore media;
    private final UrlUploads urlUploads;
    private final KnowledgeBase knowledge;
    private final ClientDesk clientDesk;
    private final CallNote note = new CallNote();
    private final Feed<ChatLine> lines;
    private boolean boundToChannels;

    Corp(String corpId, String secret, Clock clock, Ids ids, Feed<ChatLine> lines, Feed<Entry> entries) {
        this.lines = lines;
        Chat chat = new Chat(clock, lines, entries);
        this.corpId = corpId;
        this.secret = secret;
        this.clock = clock;
        this.accessTokens = new AccessTokens(clock, ids);
        this.accounts = new Accounts(ids, directory, rules);
        this.customers = new Customers(clock);
        this.links = new ContactLinks(ids);
        this.logWriter = new LogWriter(clock, ids, rules, chat);
        this.logReader = new LogReader(clock, ids, rules, note);
        this.eventCodes = new EventCodes(clock, ids, rules);
        this.media = new MediaStore(clock, ids);
        this.urlUploads = new UrlUploads(clock, ids, media);
        this.knowledge = new KnowledgeBase(ids);
        this.clientDesk = new ClientDesk(clock, ids, rules, accounts, eventCodes, chat, note);
    }

    public String corpId() {
        return corpId;
    }

    public String secret() {
        return secret;
    }

    /** Number of the latest line of any conversation; 0 when there is none. */
    public long lastLine() {
        return lines.last();
    }

    public Instant now() {
        return clock.instant();
    }

    /** Whether the corp is bound to a Channels account (视频号). */
    public boolean isBoundToChannels() {
        return boundToChannels;
    }

    public void bindToChannels(boolean bound) {
        boundToChannels = bound;
    }

    /** How what the official text leaves open is decided. */
    public Rules rules() {
        return rules;
    }

    public AccessTokens accessTokens() {
        return accessTokens;
    }

    public Directory directory() {
        return directory;
    }

    public UpgradeTargets upgradeTargets() {
        return upgradeTargets;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Customers customers() {
        return customers;
    }

    public ContactLinks links() {
        return links;
    }

    public LogWriter logWriter() {
        return logWriter;
    }

    public LogReader logReader() {
        return logReader;
    }

    public MediaStore media() {
        return media;
    }

    public UrlUploads urlUploads() {
        return urlUploads;
    }

    public KnowledgeBase knowledge() {
        return knowledge;
    }

    /** What is said of the call that is performed now. */
    public CallNote note() {
        return note;
    }

    public ClientDesk clientDesk() {
        return clientDesk;
    }

    /** All that it is. */
    public SavedCorp saved() {
        List<ChatLine> said = accounts.all().stream().flatMap(KfAccount::lines)
                .sorted(Comparator.comparingLong(ChatLine::number)).toList();
        return new SavedCorp(
                rules.saved(), accessTokens.saved(), directory.saved(), upgradeTargets.saved(), boundToChannels,
                customers.saved(), accounts.saved(), said, links.saved(), logReader.saved(), eventCodes.saved(), media.saved(),
                knowledge.saved());
    }

    /** Makes an empty corp that one, but for its lines, see {@link #retell}. */
    void restore(SavedCorp saved) {
        rules.restore(saved.rules());
        accessTokens.restore(saved.accessTokens());
        directory.restore(saved.directory());
        upgradeTargets.restore(saved.upgrade());
        boundToChannels = saved.boundToChannels();
        customers.restore(saved.customers());
        accounts.restore(saved.accounts(), customers);
        links.restore(saved.links(), accounts);
        logReader.restore(saved.callbackTokens());
        eventCodes.restore(saved.eventCodes(), accounts, customers);
        media.restore(saved.media());
        knowledge.restore(saved.knowledge());
    }

    /** Puts lines back into their conversations. */
    void retell(List<ChatLine> told) {
        for (ChatLine line : told) {
            accounts.find(line.openKfId()).ifPresent(account -> account
                    .conversationWith(customers.meet(line.externalUserId())).add(lines.add(line::numbered)));
        }
    }

    public CustomerDesk customerDesk(KfAccount account, Customer customer) {
        return new CustomerDesk(clock, logWriter, eventCodes, media, account, customer);
    }

    public ServicerDesk servicerDesk(KfAccount account, String userId) {
        return new ServicerDesk(clock, logWriter, eventCodes, account, userId);
    }
}
