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
package io.github.camelwecom.kf.peers.wxjava;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.api.impl.WxCpServiceImpl;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;

/** WxJava with its base URL set to a sandbox. */
final class WxJavaPeer {

    private WxJavaPeer() {
    }

    static WxCpService connect(KfSandbox sandbox) {
        WxCpDefaultConfigImpl config = config(sandbox.token(), sandbox.encodingAesKey(), sandbox.corpId());
        config.setBaseApiUrl(sandbox.baseUri().toString());
        config.setCorpSecret(sandbox.secret());
        WxCpServiceImpl service = new WxCpServiceImpl();
        service.setWxCpConfigStorage(config);
        return service;
    }

    /** Only what callbacks need. */
    static WxCpDefaultConfigImpl config(String token, String encodingAesKey, String corpId) {
        WxCpDefaultConfigImpl config = new WxCpDefaultConfigImpl();
        config.setToken(token);
        config.setAesKey(encodingAesKey);
        config.setCorpId(corpId);
        return config;
    }
}
