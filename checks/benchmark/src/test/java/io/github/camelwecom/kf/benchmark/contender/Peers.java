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
package io.github.camelwecom.kf.benchmark.contender;

import io.github.camelwecom.kf.WecomKfComponent;
import io.github.camelwecom.kf.WecomKfConfiguration;
import io.github.camelwecom.kf.benchmark.platform.LeanPlatform;
import io.github.camelwecom.kf.client.KfClient;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.api.impl.WxCpServiceImpl;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;

/**
 * Those who call the lean platform, as their documentation sets them up.
 */
public final class Peers {

    public static final String TOKEN = "aTokenOfTheCallback";
    public static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    public static final String CALLBACK_PATH = "/wecom/kf/callback";
    private static final int MANY_CONNECTIONS = 64;

    private Peers() {
    }

    /** With default options, but that the platform is asked as often as there is reason. */
    public static WecomKfComponent component(LeanPlatform platform, Scratch state) {
        WecomKfComponent component = new WecomKfComponent();
        WecomKfConfiguration options = component.getConfiguration();
        options.setBaseUri(platform.baseUri());
        options.setCorpId(LeanPlatform.CORP);
        options.setSecret(LeanPlatform.SECRET);
        options.setStateDirectory(state.path().toString());
        // here no callback brings a token for a backlog
        component.setMaxTokenlessSyncPerMinute(Integer.MAX_VALUE);
        return component;
    }

    /** The same, and it takes callbacks. */
    public static WecomKfComponent componentWithCallbacks(LeanPlatform platform, Scratch state) {
        WecomKfComponent component = component(platform, state);
        component.getConfiguration().setToken(TOKEN);
        component.getConfiguration().setEncodingAesKey(AES_KEY);
        return component;
    }

    public static KfClient client(LeanPlatform platform) {
        return KfClient.builder().corpId(LeanPlatform.CORP).secret(LeanPlatform.SECRET).baseUri(platform.baseUri()).build();
    }

    public static WxCpService wxJava(LeanPlatform platform) {
        WxCpDefaultConfigImpl configuration = wxJavaConfiguration();
        configuration.setBaseApiUrl(platform.baseUri());
        WxCpService service = new WxCpServiceImpl();
        service.setWxCpConfigStorage(configuration);
        return service;
    }

    public static WxCpDefaultConfigImpl wxJavaConfiguration() {
        WxCpDefaultConfigImpl configuration = new WxCpDefaultConfigImpl();
        configuration.setCorpId(LeanPlatform.CORP);
        configuration.setCorpSecret(LeanPlatform.SECRET);
        configuration.setToken(TOKEN);
        configuration.setAesKey(AES_KEY);
        return configuration;
    }

    public static CloseableHttpClient bareHttp() {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create().setMaxConnPerRoute(MANY_CONNECTIONS)
                        .setMaxConnTotal(MANY_CONNECTIONS).build())
                .build();
    }
}
