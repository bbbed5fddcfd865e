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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelwecom.kf.callback.CallbackHub;
import io.github.camelwecom.kf.client.RetryPolicy;
import io.github.camelwecom.kf.sync.ProgressDirectory;
import io.github.camelwecom.kf.sync.ProgressStore;
import io.github.camelwecom.kf.sync.SyncPermits;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Owns what the endpoints share: the clients with their access tokens, and the paths that take callbacks.
 */
@Component("wecom-kf")
public class WecomKfComponent extends DefaultComponent implements SSLContextParametersAware {

    @Metadata
    private WecomKfConfiguration configuration = new WecomKfConfiguration();
    @Metadata(label = "security", defaultValue = "false",
              description = "To use the SSL context parameters of the CamelContext for calls to the platform.")
    private boolean useGlobalSslContextParameters;
    @Metadata(label = "consumer,advanced", defaultValue = "65536",
              description = "The largest callback body taken, in bytes. A larger one is refused with status 413.")
    private int callbackMaxBodySize = CallbackHub.DEFAULT_MAX_BODY_SIZE;

    @Metadata(label = "consumer,advanced", defaultValue = "4",
              description = "The most sync_msg calls that consumers of one corp have in flight at the same time. The platform is "
                            + "known to refuse more than about five.")
    private int maxConcurrentSync = 4;

    private final Map<String, SyncPermits> syncPermits = new ConcurrentHashMap<>();
    private RetryPolicy retryPolicy = RetryPolicy.DEFAULT;
    private KfClients clients;
    private CallbackHub callbackHub;

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
            keywords.addAll(Set.of(known.split(",")));
        }
        keywords.add("encodingAesKey");
        getCamelContext().getCamelContextExtension().setAdditionalSensitiveKeywords(String.join(",", keywords));
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        clients = new KfClients(getCamelContext(), retryPolicy);
        callbackHub = new CallbackHub(getCamelContext(), callbackMaxBodySize);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(clients);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(clients);
        super.doStop();
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        WecomKfConfiguration copy = configuration.copy();
        if (copy.getSslContextParameters() == null) {
            copy.setSslContextParameters(retrieveGlobalSslContextParameters());
        }
        WecomKfEndpoint endpoint = new WecomKfEndpoint(uri, this, copy);
        endpoint.setOperation(remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    KfClients clients() {
        return clients;
    }

    CallbackHub callbackHub() {
        return callbackHub;
    }

    SyncPermits syncPermits(WecomKfConfiguration options) {
        return syncPermits.computeIfAbsent(options.getCorpId(), corpId -> new SyncPermits(maxConcurrentSync));
    }

    ProgressStore progressStore(WecomKfConfiguration options) {
        return new ProgressDirectory(Path.of(options.getStateDirectory()));
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

    public int getMaxConcurrentSync() {
        return maxConcurrentSync;
    }

    public void setMaxConcurrentSync(int maxConcurrentSync) {
        this.maxConcurrentSync = maxConcurrentSync;
    }
}
