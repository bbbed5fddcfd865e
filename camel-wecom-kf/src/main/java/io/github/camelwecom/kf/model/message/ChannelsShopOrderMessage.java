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
package io.github.camelwecom.kf.model.message;

import java.io.Serializable;

import io.github.camelwecom.kf.model.Silent;

/**
 * Order of a Channels shop (doc/94699).
 *
 * @param envelope          what every message has
 * @param channelsShopOrder the body
 */
public record ChannelsShopOrderMessage(MessageEnvelope envelope, ChannelsShopOrder channelsShopOrder) implements KfMessage {

    @Override
    public String toString() {
        return envelope.describe(this);
    }

    /**
     * Body of {@code channels_shop_order}.
     *
     * @param orderId       id of the order
     * @param productTitles titles of the products
     * @param priceWording  price as shown
     * @param state         state of the order as shown
     * @param imageUrl      picture of the order
     * @param shopNickname  name of the shop
     */
    public record ChannelsShopOrder(String orderId, String productTitles, String priceWording, String state, String imageUrl,
            String shopNickname) implements Serializable {

        @Override
        public String toString() {
            return Silent.form(this);
        }
    }
}
