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

-- How far each account was read. Rows are appended; those that are of no use any more are deleted. "content" of a row with
-- a message_key is what a customer wrote.
CREATE TABLE IF NOT EXISTS wecom_kf_progress (
    corp_id VARCHAR(128) NOT NULL,
    open_kfid VARCHAR(128) NOT NULL,
    place BIGINT NOT NULL,
    reader VARCHAR(64) NOT NULL,
    message_key VARCHAR(255),
    customer VARCHAR(255),
    size INTEGER NOT NULL,
    content CHARACTER LARGE OBJECT NOT NULL,
    PRIMARY KEY (corp_id, open_kfid, place)
);

-- Which node reads, of those that could.
CREATE TABLE IF NOT EXISTS wecom_kf_reader (
    name VARCHAR(255) NOT NULL PRIMARY KEY,
    holder VARCHAR(255),
    turn BIGINT NOT NULL,
    beat BIGINT NOT NULL,
    silence_millis BIGINT NOT NULL,
    since VARCHAR(40) NOT NULL
);

-- What callbacks told nodes that do not read, until the one that does has it.
CREATE TABLE IF NOT EXISTS wecom_kf_news (
    corp_id VARCHAR(128) NOT NULL,
    open_kfid VARCHAR(128) NOT NULL,
    callback_token VARCHAR(255),
    stamp VARCHAR(64) NOT NULL,
    PRIMARY KEY (corp_id, open_kfid)
);

-- With shareAccessToken: the access token of an app, which whoever reads it can use until it expires.
CREATE TABLE IF NOT EXISTS wecom_kf_access_token (
    name VARCHAR(255) NOT NULL PRIMARY KEY,
    access_token VARCHAR(2048) NOT NULL,
    renew_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
