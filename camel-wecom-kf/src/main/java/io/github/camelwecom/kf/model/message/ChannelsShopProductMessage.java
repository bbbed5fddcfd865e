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

import com.fasterxml.jackson.annotation.JsonAlias;
import io.github.camelwecom.kf.model.Silent;

/**
 * Product of a Channels shop (doc/94699).
 *
 * @param envelope            what every message has
 * @param channelsShopProduct the body
 */
public record ChannelsShopProductMessage(MessageEnvelope envelope,
        ChannelsShopProduct channelsShopProduct) implements KfMessage {

    @Override
    public String toString() {
        return envelope.describe(this);
    }

    /**
     * Body of {@code channels_shop_product}.
     *
     * @param productId     id of the product
     * @param headImage     picture of the product; published samples spell the field {@code head_image} or
     *                      {@code head_img}
     * @param title         title
     * @param salesPrice    price in fen; a string or a number on the wire
     * @param shopNickname  name of the shop
     * @param shopHeadImage picture of the shop, spelled either way
     */
    public record ChannelsShopProduct(String productId, @JsonAlias("head_img") String headImage, String title,
            String salesPrice, String shopNickname, @JsonAlias("shop_head_img") String shopHeadImage) implements Serializable {

        @Override
        public String toString() {
            return Silent.form(this);
        }
    }
}
