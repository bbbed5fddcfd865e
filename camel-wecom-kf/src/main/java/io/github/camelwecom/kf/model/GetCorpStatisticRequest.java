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

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelwecom.kf.model.limit.Between;
import io.github.camelwecom.kf.model.limit.MaxBytes;
import io.github.camelwecom.kf.model.limit.Required;

/**
 * Request of get_corp_statistic (doc/95489). At most {@value StatisticDay#MAX_DAYS} days a call, from yesterday back to
 * {@value StatisticDay#MAX_AGE_DAYS} days ago. The numbers of a day are there the next morning.
 *
 * @param openKfId  the account
 * @param startTime Unix seconds within the first day
 * @param endTime   Unix seconds within the last day, which is included
 */
public record GetCorpStatisticRequest(
        @Required @MaxBytes(CommonLimits.OPEN_KFID_BYTES) @JsonProperty("open_kfid") String openKfId,
        @Required @Between(min = 0, max = CommonLimits.UINT32) Long startTime,
        @Required @Between(min = 0, max = CommonLimits.UINT32) Long endTime) {

    /** Asks for these days, the last one included. */
    public static GetCorpStatisticRequest of(String openKfId, LocalDate firstDay, LocalDate lastDay) {
        return new GetCorpStatisticRequest(openKfId, StatisticDay.startOf(firstDay), StatisticDay.startOf(lastDay));
    }
}
