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
package io.github.camelwecom.kf;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;

import io.github.camelwecom.kf.callback.CallbackCredentials;
import io.github.camelwecom.kf.callback.CallbackHub;
import io.github.camelwecom.kf.callback.CallbackOpener;
import io.github.camelwecom.kf.callback.CallbackRules;
import io.github.camelwecom.kf.callback.CallbackStatistics;
import io.github.camelwecom.kf.callback.TimelyRepository;
import io.github.camelwecom.kf.client.AccessTokenProvider;
import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.client.RetryPolicy;
import io.github.camelwecom.kf.operation.NearName;
import io.github.camelwecom.kf.progress.ProgressDirectory;
import io.github.camelwecom.kf.progress.ProgressStore;
import io.github.camelwecom.kf.progress.repository.IdempotentProgressStore;
import io.github.camelwecom.kf.progress.repository.RepositoryProgressStore;
import io.github.camelwecom.kf.sync.CorpLimits;
import io.github.camelwecom.kf.watch.CallbackTable;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.Service;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.ObjectHelper;
import org.apache.camel.util.StringHelper;

/**
 * Owns what the endpoints share: the clients with their access tokens, and the paths that take callbacks.
 */
@ManagedResource(description = "Managed WeCom KF component")
@Component("wecom-kf")
public class WecomKfComponent extends HealthCheckComponent implements SSLContextParametersAware {

    private static final String SECRET = "secret";

    @Metadata
    private WecomKfConfiguration configuration = new WecomKfConfiguration();
    @Metadata(label = "security", defaultValue = "false",
              description = "To use the SSL context parameters of the CamelContext for calls to the platform.")
    private boolean useGlobalSslContextParameters;
    @Metadata(label = "consumer,advanced", defaultValue = "65536",
              description = "The largest callback body taken, in bytes. A larger one is refused with status 413.")
    private int callbackMaxBodySize = CallbackRules.DEFAULT_MAX_BODY_SIZE;
    @Metadata(label = "consumer,security", javaType = "java.time.Duration", defaultValue = "5m",
              description = "How far the timestamp of a callback may be from the clock of this machine, before and after. Any "
                            + "other is refused with status 403, also a genuine one that the platform sent late or could not "
                            + "deliver for longer than that: what it announced is found by the next callback or after "
                            + "safetyNetInterval. 0 takes callbacks of any age, as getCallbackMessage needs it when they wait "
                            + "in a queue.")
    private long callbackFreshness = CallbackRules.DEFAULT_FRESHNESS.toMillis();
    @Metadata(label = "consumer,security", defaultValue = "true",
              description = "Whether a callback that was accepted is only answered, and not processed, when it is sent again. "
                            + "One that was refused, or that a consumer could not take, is processed when it comes again. For "
                            + "getCallbackMessage this has no meaning.")
    private boolean callbackReplayGuard = true;
    @Metadata(label = "consumer,security",
              description = "Remembers which callbacks were accepted, for all nodes that share it: one that was accepted at "
                            + "another node is only answered, and not processed. One that does not answer within two seconds, "
                            + "or fails, is done without until it answers again. Without, each node remembers its own ones.")
    private IdempotentRepository callbackRepository;
    @Metadata(label = "security", defaultValue = "false",
              description = "Whether nodes with the same dataSource leave access tokens to each other in it, so that one of them "
                            + "fetches a token and all use it. Whoever can read the database can then call the platform. While "
                            + "it does not answer, each node fetches its own. Without, each node always does.")
    private boolean shareAccessToken;

    @Metadata(label = "consumer,advanced", defaultValue = "4",
              description = "The most sync_msg calls that consumers of one corp have in flight at the same time. The platform is "
                            + "known to refuse more than about five. All components of a JVM share them; where they differ, "
                            + "the lowest counts.")
    private int maxConcurrentSync = 4;
    @Metadata(label = "consumer,advanced", defaultValue = "9",
              description = "The most sync_msg calls that consumers of one corp make in any minute without the token of a callback: "
                            + "at start, for lost callbacks, and while callbacks do not reach us. The platform is known to "
                            + "refuse ten. Accounts that find none left wait for their turn, or for a callback. All components "
                            + "of a JVM share them; where they differ, the lowest counts.")
    private int maxTokenlessSyncPerMinute = 9;

    private final Set<WecomKfSyncConsumer> startedConsumers = ConcurrentHashMap.newKeySet();
    private final Map<StateRepository<String, String>, ProgressStore> repositoryStores = new ConcurrentHashMap<>();
    private RetryPolicy retryPolicy = RetryPolicy.DEFAULT;
    private Metering metering;
    private final Lock sharing = new ReentrantLock();
    private volatile Shared shared;
    private Clock clock = Clock.systemUTC();
    private ErrorHandlerLog errorHandlerLog;

    public WecomKfComponent() {
    }

    public WecomKfComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected void doBuild() throws Exception {
        super.doBuild();
        maskEncodingAesKey();
    }

    /** Camel masks by a fixed list of names, whatever an option says of itself; this name is not in it. */
    private void maskEncodingAesKey() {
        Set<String> keywords = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        String known = getCamelContext().getCamelContextExtension().getAdditionalSensitiveKeywords();
        if (known != null) {
            Arrays.stream(known.split(",")).map(String::strip).filter(keyword -> !keyword.isEmpty()).forEach(keywords::add);
        }
        keywords.add("encodingAesKey");
        getCamelContext().getCamelContextExtension().setAdditionalSensitiveKeywords(String.join(",", keywords));
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        errorHandlerLog = ErrorHandlerLog.of(getCamelContext());
        metering = new Metering(getCamelContext());
    }

    /**
     * What endpoints share, made for the first of them: before that the options are not complete, since Camel Main sets
     * them on a component that was initialised already.
     */
    private Shared shared() {
        sharing.lock();
        try {
            if (shared == null) {
                OptionRules.check(this);
                shared = share();
            }
            return shared;
        } finally {
            sharing.unlock();
        }
    }

    private Shared share() {
        TokensOfNodes tokens = shareAccessToken ? tokensOfNodes() : null;
        KfClients clients = new KfClients(
                getCamelContext(), retryPolicy, clock, metering, tokens == null ? AccessTokenSharing.NONE : tokens);
        TimelyRepository repository = callbackRepository == null
                ? null : new TimelyRepository(callbackRepository, getCamelContext().getExecutorServiceManager());
        return new Shared(
                tokens, clients, repository, new CallbackHub(getCamelContext(), callbackRules(repository), clock));
    }

    private TokensOfNodes tokensOfNodes() {
        return new TokensOfNodes(
                configuration.getDataSource(), configuration.isCreateTables(), getCamelContext().getExecutorServiceManager());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (callbackRepository != null) {
            started(callbackRepository);
        }
        ServiceHelper.startService(shared().tokens, shared().clients, shared().callbackRepository);
    }

    @Override
    protected void doStop() throws Exception {
        // null when the options were refused
        if (shared != null) {
            ServiceHelper.stopService(shared.callbackRepository, shared.clients, shared.tokens);
        }
        metering.end();
        super.doStop();
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        shared();
        Set<String> said = Set.copyOf(parameters.keySet());
        WecomKfConfiguration options = ownOptions();
        WecomKfEndpoint endpoint = new WecomKfEndpoint(uri, this, options);
        endpoint.setOperation(remaining);
        setProperties(endpoint, parameters);
        chooseAccess(options, said);
        return endpoint;
    }

    /** What an endpoint says itself wins. What the component has, or finds, is not for another corp. */
    private void chooseAccess(WecomKfConfiguration options, Set<String> said) {
        boolean isOfAnotherCorp = ObjectHelper.isNotEmpty(configuration.getCorpId())
                && !configuration.getCorpId().equals(options.getCorpId());
        if (isOfAnotherCorp && !said.contains(SECRET)) {
            options.setSecret(null);
        }
        if ((isOfAnotherCorp || said.contains(SECRET)) && !said.contains("accessTokenProvider")) {
            options.setAccessTokenProvider(null);
        }
        if (!isOfAnotherCorp) {
            findAccessTokens(options);
        }
    }

    /** Camel's own autowiring would not ask whether there is a secret, and give one corp the tokens of another. */
    private void findAccessTokens(WecomKfConfiguration options) {
        if (options.getAccessTokenProvider() == null && ObjectHelper.isEmpty(options.getSecret()) && isAutowiredEnabled()
                && getCamelContext().isAutowiredEnabled()) {
            options.setAccessTokenProvider(getCamelContext().getRegistry().findSingleByType(AccessTokenProvider.class));
        }
    }

    /** As Camel does, but with what may have been meant, and without the values, which may be secrets. */
    @Override
    protected void validateParameters(String uri, Map<String, Object> parameters, String optionPrefix) {
        if (!parameters.isEmpty()) {
            Set<String> known = getCamelContext().getCamelContextExtension().getEndpointUriFactory(WecomKfConstants.SCHEME)
                    .propertyNames();
            String unknown = parameters.keySet().stream().map(name -> name + "." + NearName.hint(name, known))
                    .collect(Collectors.joining(" There is no option "));
            throw new ResolveEndpointFailedException(
                    StringHelper.before(uri, "?", uri),
                    "There is no option " + unknown + " The options are " + String.join(", ", new TreeSet<>(known)));
        }
    }

    private WecomKfConfiguration ownOptions() {
        WecomKfConfiguration copy = configuration.copy();
        if (copy.getSslContextParameters() == null) {
            copy.setSslContextParameters(retrieveGlobalSslContextParameters());
        }
        return copy;
    }

    /**
     * The client that routes call the platform with, by the options of this component, for calls from Java. It has the
     * connections and the access token of the routes. Closing it does nothing: it is closed when the component stops,
     * after which another one has to be asked for.
     *
     * @throws IllegalStateException    when the component is not started
     * @throws IllegalArgumentException when options are missing, such as the secret
     */
    public KfClient client() {
        if (!isStarted()) {
            throw new IllegalStateException(
                    "The component wecom-kf has a client while it is started, as it is with its Camel context");
        }
        WecomKfConfiguration options = ownOptions();
        findAccessTokens(options);
        OptionRules.check(options);
        // never given back: it is in use as long as the component is
        return clients().lease(options).client().lent();
    }

    KfClients clients() {
        return shared().clients;
    }

    ErrorHandlerLog errorHandlerLog() {
        return errorHandlerLog;
    }

    Metering metering() {
        return metering;
    }

    /** Kept by themselves. */
    Set<WecomKfSyncConsumer> startedConsumers() {
        return startedConsumers;
    }

    CallbackHub callbackHub() {
        return shared().callbacks;
    }

    /** To be left by a consumer that ends. */
    CorpLimits joinCorpLimits(WecomKfConfiguration options) {
        return CorpLimits.join(options.getBaseUri(), options.getCorpId(), maxConcurrentSync, maxTokenlessSyncPerMinute);
    }

    CallbackOpener callbackOpener(CallbackCredentials credentials) {
        return new CallbackOpener(credentials, callbackRules(null), clock);
    }

    private CallbackRules callbackRules(TimelyRepository repository) {
        return new CallbackRules(
                callbackMaxBodySize, Duration.ofMillis(callbackFreshness), callbackReplayGuard, repository);
    }

    /** For tests: the time, as far as people can read it. */
    void setClock(Clock clock) {
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    @ManagedAttribute(description = "Callbacks that every consumer of their path took")
    public long getCallbacksAccepted() {
        return callbackHub().statistics().stream().mapToLong(CallbackStatistics::accepted).sum();
    }

    @ManagedAttribute(description = "Callbacks that had been accepted before and were answered only")
    public long getCallbacksRepeated() {
        return callbackHub().statistics().stream().mapToLong(CallbackStatistics::repeated).sum();
    }

    @ManagedAttribute(description = "Callbacks that failed a check")
    public long getCallbacksRefused() {
        return callbackHub().statistics().stream().mapToLong(CallbackStatistics::refusedInAll).sum();
    }

    @ManagedAttribute(description = "How callbacks ended: path, outcome (ACCEPTED, REPEATED, VERIFIED, or the name of the check that"
                                    + " refused them) and their number")
    public TabularData getCallbacks() throws OpenDataException {
        return CallbackTable.of(callbackHub().statistics());
    }

    /** What a node by itself keeps progress in. */
    ProgressStore progressStore(WecomKfConfiguration options) throws Exception {
        return withMemory(cursorStore(options), options);
    }

    /** With what remembers processed messages for longer, where there is such. */
    ProgressStore withMemory(ProgressStore store, WecomKfConfiguration options) throws Exception {
        IdempotentRepository repository = options.getIdempotentRepository();
        return repository == null ? store : new IdempotentProgressStore(store, started(repository));
    }

    private ProgressStore cursorStore(WecomKfConfiguration options) throws Exception {
        StateRepository<String, String> repository = options.getCursorRepository();
        return repository == null
                ? new ProgressDirectory(Path.of(options.getStateDirectory()))
                : repositoryStores.computeIfAbsent(started(repository), RepositoryProgressStore::new);
    }

    /** Other routes may use it as well, so that it ends with the context. */
    private <T extends Service> T started(T repository) throws Exception {
        getCamelContext().addService(repository, true, true);
        return repository;
    }

    /** How the clients repeat calls, so that tests need not wait; before the component is started. */
    void setRetryPolicy(RetryPolicy retryPolicy) {
        this.retryPolicy = retryPolicy;
    }

    public WecomKfConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * The options that endpoints start from.
     */
    public void setConfiguration(WecomKfConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public int getCallbackMaxBodySize() {
        return callbackMaxBodySize;
    }

    public void setCallbackMaxBodySize(int callbackMaxBodySize) {
        this.callbackMaxBodySize = callbackMaxBodySize;
    }

    public long getCallbackFreshness() {
        return callbackFreshness;
    }

    public void setCallbackFreshness(long callbackFreshness) {
        this.callbackFreshness = callbackFreshness;
    }

    public boolean isCallbackReplayGuard() {
        return callbackReplayGuard;
    }

    public void setCallbackReplayGuard(boolean callbackReplayGuard) {
        this.callbackReplayGuard = callbackReplayGuard;
    }

    public IdempotentRepository getCallbackRepository() {
        return callbackRepository;
    }

    public void setCallbackRepository(IdempotentRepository callbackRepository) {
        this.callbackRepository = callbackRepository;
    }

    public boolean isShareAccessToken() {
        return shareAccessToken;
    }

    public void setShareAccessToken(boolean shareAccessToken) {
        this.shareAccessToken = shareAccessToken;
    }

    public int getMaxConcurrentSync() {
        return maxConcurrentSync;
    }

    public void setMaxConcurrentSync(int maxConcurrentSync) {
        this.maxConcurrentSync = maxConcurrentSync;
    }

    public int getMaxTokenlessSyncPerMinute() {
        return maxTokenlessSyncPerMinute;
    }

    public void setMaxTokenlessSyncPerMinute(int maxTokenlessSyncPerMinute) {
        this.maxTokenlessSyncPerMinute = maxTokenlessSyncPerMinute;
    }

    /**
     * @param tokens             null where each node has its own ones
     * @param callbackRepository null where each node remembers its own callbacks
     */
    private record Shared(
            TokensOfNodes tokens, KfClients clients, TimelyRepository callbackRepository, CallbackHub callbacks) {
    }
}
