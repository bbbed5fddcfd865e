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
package io.github.camelwecom.kf.sandbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.camelwecom.kf.sandbox.api.ApiServer;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import io.github.camelwecom.kf.sandbox.callback.CallbackDesk;
import io.github.camelwecom.kf.sandbox.callback.CallbackSealer;
import io.github.camelwecom.kf.sandbox.callback.CallbackSender;
import io.github.camelwecom.kf.sandbox.callback.CallbackVerification;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import io.github.camelwecom.kf.sandbox.corp.CorpGuard;
import io.github.camelwecom.kf.sandbox.corp.Ids;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.corp.Rule;
import io.github.camelwecom.kf.sandbox.desk.Desk;
import io.github.camelwecom.kf.sandbox.desk.House;
import io.github.camelwecom.kf.sandbox.desk.Seed;
import io.github.camelwecom.kf.sandbox.desk.Snapshot;
import io.github.camelwecom.kf.sandbox.journal.ApiCall;
import io.github.camelwecom.kf.sandbox.journal.CallbackAttempt;
import io.github.camelwecom.kf.sandbox.media.MediaContent;
import io.github.camelwecom.kf.sandbox.media.MediaType;
import io.github.camelwecom.kf.sandbox.media.StoredMedia;
import io.github.camelwecom.kf.sandbox.scenario.Pace;
import io.github.camelwecom.kf.sandbox.scenario.Replay;
import io.github.camelwecom.kf.sandbox.scenario.Scenario;
import io.github.camelwecom.kf.sandbox.web.Front;

/**
 * A stand-in for the KF platform (微信客服) with one corp in memory: an API client is pointed at {@link #baseUri()}, the
 * test plays the customers. Safe for several threads.
 */
public final class KfSandbox implements AutoCloseable {

    /** WireMock's own request journal is for {@code verify} in tests; unbounded it would fill the memory. */
    private static final int WIREMOCK_JOURNAL_ENTRIES = 1000;
    /** As many calls can be held at the same time; WireMock's default is less than half of it. */
    private static final int SERVER_THREADS = 64;

    private final String corpId;
    private final String secret;
    private final String token;
    private final String encodingAesKey;
    private final Clock clock;
    private final Ids ids;
    private final CorpGuard corp;
    private final ApiServer api;
    private final WireMockServer wireMock;
    private final CallbackSender sender;
    private final CallbackDesk callbacks;
    private final Desk desk;
    private final Front front;

    KfSandbox(KfSandboxBuilder settings) {
        clock = settings.clock();
        ids = settings.ids();
        corpId = settings.corpId();
        secret = settings.secret();
        token = settings.token();
        encodingAesKey = settings.encodingAesKey();
        CallbackSealer sealer = new CallbackSealer(token, encodingAesKey, settings.receiver(corpId), settings.random());
        corp = new CorpGuard(corpId, secret, clock, ids);
        api = new ApiServer(corp, clock, ids);
        sender = new CallbackSender(clock, settings.callbackRetrySpacing(), settings.callbackFormat());
        callbacks = new CallbackDesk(corpId, corp, clock, ids, settings.random(), sealer, sender, settings.callbackUrl());
        House.Credentials credentials = new House.Credentials(this::baseUri, corpId, secret, token, encodingAesKey);
        House house = new House(
                corp, api, callbacks, ids, clock, credentials, clock instanceof SandboxClock movable ? movable::advance : null);
        desk = new Desk(house);
        front = new Front(desk, corp);
        wireMock = new WireMockServer(serverOptions(settings));
        settings.snapshot().ifPresent(desk::restore);
        settings.seeds().forEach(desk::sow);
    }

    /** Neither chunks nor gzip: a download tells its length, as the platform's do. */
    private WireMockConfiguration serverOptions(KfSandboxBuilder settings) {
        return WireMockConfiguration.options().bindAddress(settings.bindAddress()).port(settings.port())
                .extensions(api, front, new MediaEventRemover(this::forgetServeEvent)).templatingEnabled(false)
                .mappingSource(new NoMappings()).httpClientFactory(new LateHttpClients())
                .useChunkedTransferEncoding(Options.ChunkedEncodingPolicy.NEVER).gzipDisabled(true)
                .maxRequestJournalEntries(WIREMOCK_JOURNAL_ENTRIES).containerThreads(SERVER_THREADS);
    }

    /** Starts a sandbox on a free port of the loopback interface, with credentials of its own. */
    public static KfSandbox start() {
        return builder().start();
    }

    /** For a sandbox with settings. */
    public static KfSandboxBuilder builder() {
        return new KfSandboxBuilder();
    }

    private void forgetServeEvent(UUID id) {
        wireMock.removeServeEvent(id);
    }

    KfSandbox open() {
        wireMock.start();
        return this;
    }

    /** What stands for {@code https://qyapi.weixin.qq.com}: without {@code /cgi-bin}, without a slash at the end. */
    public URI baseUri() {
        return URI.create(wireMock.baseUrl());
    }

    public String corpId() {
        return corpId;
    }

    public String secret() {
        return secret;
    }

    /** The token that callbacks are signed with. */
    public String token() {
        return token;
    }

    /** The key that callbacks are encrypted with. */
    public String encodingAesKey() {
        return encodingAesKey;
    }

    /**
     * The clock all lifetimes follow.
     *
     * @throws IllegalStateException when the sandbox was built with a clock that is no {@link SandboxClock}
     */
    public SandboxClock clock() {
        if (clock instanceof SandboxClock movable) {
            return movable;
        }
        throw new IllegalStateException("This sandbox was built with a clock of its user, move that one");
    }

    /**
     * The server itself, for stubs of one's own: they win over the sandbox, which itself needs none.
     */
    public WireMockServer wireMock() {
        return wireMock;
    }

    /** Where callbacks go from now on. As long as no URL is set, none are sent. */
    public void callbackUrl(URI callbackUrl) {
        callbacks.setUrl(callbackUrl);
    }

    /** The account of that name, opened if there is none. */
    public SandboxAccount account(String name) {
        return corp.ask(known -> new SandboxAccount(known.accounts().named(name), corp, callbacks));
    }

    /** The account opened first; opens one if there is none. */
    public SandboxAccount account() {
        return corp.ask(known -> new SandboxAccount(known.accounts().first(), corp, callbacks));
    }

    /** The customer of that {@code external_userid}, who writes to {@link #account()}. */
    public SandboxCustomer customer(String externalUserId) {
        corp.tell(known -> known.customers().meet(externalUserId));
        return new SandboxCustomer(externalUserId, this::account, corp, callbacks, true);
    }

    /** A new customer, who writes to {@link #account()}. */
    public SandboxCustomer customer() {
        return customer(ids.externalUserId());
    }

    /** The member of that userid, who serves at {@link #account()}; becomes member and servicer if necessary. */
    public SandboxServicer servicer(String userId) {
        return new SandboxServicer(userId, account(), corp, callbacks, true).worksAt(account());
    }

    /** Makes these people members of the corp, who can be added as servicers. */
    public void members(String... userIds) {
        corp.tell(known -> List.of(userIds).forEach(userId -> known.directory().addMember(userId, true)));
    }

    /** Makes these people members of the corp who have not activated WeCom and cannot receive sessions. */
    public void inactiveMembers(String... userIds) {
        corp.tell(known -> List.of(userIds).forEach(userId -> known.directory().addMember(userId, false)));
    }

    /** Adds these people, members from now on, to a department, which is opened if there is none. */
    public void department(int departmentId, String... userIds) {
        corp.tell(known -> known.directory().addDepartment(departmentId, List.of(userIds)));
    }

    /** Whom upgrade_service may recommend besides those before: members and everybody in departments. */
    public void upgradeMembers(Collection<String> userIds, Collection<Integer> departmentIds) {
        corp.tell(known -> {
            known.upgradeTargets().userIds().addAll(userIds);
            known.upgradeTargets().departmentIds().addAll(departmentIds);
        });
    }

    /** Which customer groups upgrade_service may recommend besides those before. */
    public void upgradeGroupChats(String... chatIds) {
        corp.tell(known -> known.upgradeTargets().chatIds().addAll(List.of(chatIds)));
    }

    /** Whether get_corp_qualification says that the corp is bound to a Channels account; at first it is not. */
    public void bindToChannels(boolean bound) {
        corp.tell(known -> known.bindToChannels(bound));
    }

    /** Stores a medium unchecked, of any size; returns its media_id, good for three days. */
    public String media(MediaType type, String fileName, MediaContent content) {
        return corp.ask(known -> known.media().put(type, fileName, content).mediaId());
    }

    /** As {@link #media(MediaType, String, MediaContent)}. */
    public String media(MediaType type, String fileName, byte[] content) {
        return media(type, fileName, MediaContent.of(content));
    }

    /**
     * The medium of that id, such as one that an API client uploaded.
     *
     * @throws io.github.camelwecom.kf.sandbox.corp.KfRefusal when there is none or it has expired
     */
    public StoredMedia media(String mediaId) {
        return corp.ask(known -> known.media().get(mediaId));
    }

    /** Gives the app the right to manage these accounts and announces it by one callback. */
    public void authorise(SandboxAccount... accounts) {
        changeAuth(openKfIds(accounts), List.of());
    }

    /** Takes from the app the right to manage these accounts and announces it by one callback. */
    public void revoke(SandboxAccount... accounts) {
        changeAuth(List.of(), openKfIds(accounts));
    }

    private void changeAuth(Collection<String> added, Collection<String> removed) {
        corp.tell(known -> {
            known.accounts().setManaged(added, true);
            known.accounts().setManaged(removed, false);
        });
        callbacks.announceAuthChange(added, removed);
    }

    private static List<String> openKfIds(SandboxAccount... accounts) {
        return Arrays.stream(accounts).map(SandboxAccount::openKfId).toList();
    }

    /** Takes the access token back before its time: calls with it get 40014, gettoken gives a new one. */
    public void revokeAccessToken() {
        corp.tell(known -> known.accessTokens().revoke());
    }

    /** Lets the access token expire before its time: calls with it get 42001, gettoken gives a new one. */
    public void expireAccessToken() {
        corp.tell(known -> known.accessTokens().expire());
    }

    /** How often sync_msg may be called, and how often it was. */
    public SyncLimits syncLimits() {
        return new SyncLimits(corp, api.inFlight());
    }

    /** From now on no callback is sent, until {@link #resumeCallbacks()}. Those not sent are lost. */
    public void pauseCallbacks() {
        callbacks.pause();
    }

    /**
     * From now on callbacks are sealed, but wait: until {@link #takeHeldCallbacks()}, or to be sent late by
     * {@link #resumeCallbacks()}.
     */
    public void holdCallbacks() {
        callbacks.hold();
    }

    /**
     * The callbacks that wait, oldest first, from now on in the caller's hands: {@link #sendCallback} sends them in
     * another order, twice, or not at all.
     */
    public List<SealedCallback> takeHeldCallbacks() {
        return callbacks.takeHeld();
    }

    /** Callbacks are sent again, first those that wait. */
    public void resumeCallbacks() {
        callbacks.resume();
    }

    /**
     * Asks the application to prove that it can decrypt, as the console does when a callback URL is saved.
     *
     * @throws IllegalStateException when no callback URL is set
     */
    public CallbackVerification verifyCallbackUrl() {
        return callbacks.verifyUrl();
    }

    /** Seals any text as a genuine callback of this corp, to be changed and sent by a test. */
    public SealedCallback seal(String text) {
        return callbacks.seal(text);
    }

    /**
     * Sends a callback once and waits for the answer, also while callbacks are paused.
     *
     * @throws IllegalStateException when no callback URL is set
     */
    public CallbackAttempt sendCallback(SealedCallback callback) {
        return callbacks.post(callback);
    }

    /** All attempts to deliver callbacks, oldest first. */
    public List<CallbackAttempt> callbackAttempts() {
        return sender.attempts();
    }

    /**
     * The next call of the operation fails in this way.
     *
     * @param  operation                the path after {@code /cgi-bin/}, such as {@code kf/sync_msg}
     * @throws IllegalArgumentException when the sandbox does not know the operation
     */
    public void failNext(String operation, KfFault fault) {
        failNext(1, operation, fault);
    }

    /** The next calls of the operation, so many of them, fail in this way. Faults queue up. */
    public void failNext(int times, String operation, KfFault fault) {
        api.faults().order(times, operation, fault);
    }

    /** From now on every call of every operation fails in this way, until {@link #recover()}. */
    public void breakDown(KfFault fault) {
        api.faults().stand(fault);
    }

    /** The platform is back after {@link #breakDown}. */
    public void recover() {
        api.faults().standDown();
    }

    /** Saves how everything stands, credentials included, for {@link #restore} or {@link KfSandboxBuilder#snapshot}. */
    public void save(Path file) {
        desk.snapshot().write(file);
    }

    /**
     * Lets everything stand as it did when this was saved, but for the credentials. The clock, unless it is one of the
     * user's own, is set to that moment. What was handed out by this sandbox before, such as a customer, goes on with
     * the account or customer of the same id.
     *
     * @throws IllegalArgumentException when the file is no snapshot
     */
    public void restore(Path file) {
        desk.restore(Snapshot.read(file));
    }

    /**
     * Makes the people, accounts and customers of a file; what is there already stays.
     *
     * @throws IllegalArgumentException naming the field that is wrong
     */
    public void seed(Path file) {
        desk.sow(Seed.read(file));
    }

    /**
     * Plays a scenario; the time between its steps passes by putting the clock forward.
     *
     * @return what could not be done, which is not an exception
     */
    public Replay play(Scenario scenario) {
        return play(scenario, Pace.CLOCK);
    }

    /** Plays a scenario at this pace. */
    public Replay play(Scenario scenario, Pace pace) {
        return desk.play(scenario, pace);
    }

    /** From now on what is done at the page, over the sandbox's own API and at the console is written down. */
    public void record() {
        desk.record();
    }

    /** Whether a scenario is being written down. */
    public boolean isRecording() {
        return desk.isRecording();
    }

    /**
     * Ends what {@link #record()} began.
     *
     * @throws IllegalStateException when nothing is being written down
     */
    public Scenario stopRecording() {
        return desk.stopRecording();
    }

    /**
     * Decides otherwise than by default what the official text leaves open.
     *
     * @param  value                    {@code true} or {@code false}, or an errcode
     * @throws IllegalArgumentException when it is none of this rule's values
     */
    public void decide(Rule rule, String value) {
        corp.tell(known -> known.rules().decide(rule, value));
    }

    /**
     * From now on so many of a hundred callbacks come twice, at random.
     *
     * @throws IllegalArgumentException when it is not 0 to 100
     */
    public void doubleCallbacks(int percent) {
        callbacks.doubleSome(percent);
    }

    /**
     * From now on so many of a hundred callbacks come after the next one, at random; when none comes, two seconds
     * later.
     *
     * @throws IllegalArgumentException when it is not 0 to 100
     */
    public void reorderCallbacks(int percent) {
        callbacks.reorderSome(percent);
    }

    /** As at the page, so that it is written down when a scenario is recorded. */
    void says(String customer, String text) {
        byte[] body = Json.write(Json.object().put("text", text)).getBytes(StandardCharsets.UTF_8);
        desk.handle("POST", List.of("customers", customer, "says"), Map.of(), body);
    }

    /** Tells in lines for people what API clients send to customers and which callbacks fail, and why. */
    void narrate(Consumer<String> out) {
        front.narrate(out);
    }

    /** The API calls so far, oldest first; those that a user's own stub answered are not among them. */
    public List<ApiCall> journal() {
        return api.journal();
    }

    /** The calls of one operation so far, oldest first. */
    public List<ApiCall> journal(String operation) {
        return journal().stream().filter(call -> call.operation().equals(operation)).toList();
    }

    @Override
    public void close() {
        sender.close();
        front.close();
        wireMock.stop();
    }
}
