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
package io.github.camelwecom.kf.model;

import java.io.Serializable;

/**
 * Where in WeChat Channels a customer came from (doc/94699).
 *
 * @param nickname     name of the Channels account; scenes 1, 2 and 3
 * @param shopNickname name of the Channels shop; scenes 4 and 5
 * @param scene        1 profile page, 2 products of a live, 3 product window, 4 product page of a shop, 5 order page of
 *                     a shop
 */
public record WechatChannels(String nickname, String shopNickname, Integer scene) implements Serializable {

    @Override
    public String toString() {
        return Silent.form(this);
    }
}
