--
-- Licensed under the Apache License, Version 2.0 (the "License");
-- you may not use this file except in compliance with the License.
-- You may obtain a copy of the License at
--
--      http://www.apache.org/licenses/LICENSE-2.0
--
-- Unless required by applicable law or agreed to in writing, software
-- distributed under the License is distributed on an "AS IS" BASIS,
-- WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
-- See the License for the specific language governing permissions and
-- limitations under the License.
--

MERGE INTO line USING (VALUES (CAST(:#CamelWecomKfOpenKfId AS VARCHAR), CAST(:#CamelWecomKfMessageId AS VARCHAR)))
        AS arrived (account, msg_id)
    ON line.account = arrived.account AND line.msg_id = arrived.msg_id
    WHEN NOT MATCHED THEN INSERT (account, customer, msg_id, words, due_at)
        VALUES (arrived.account, :#CamelWecomKfExternalUserId, arrived.msg_id, :#${body.text.content},
                DATEADD(MILLISECOND, CAST(:#${properties:join.silence} AS INT), CURRENT_TIMESTAMP))
