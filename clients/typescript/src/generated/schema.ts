// Made from openapi.json by `npm run client`; changes here are lost.
export interface paths {
    "/v1/tencent/disk/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create disks / 创建云硬盘
         * @description Role: operator or above / 所需角色：operator及以上
         */
        post: operations["createDisks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/disk/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List disks / 云硬盘列表
         * @description Role: reader or above / 所需角色：reader及以上
         */
        post: operations["listDisks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/disk/inspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Inspect one disk, or several / 查看一块或多块云硬盘
         * @description Role: reader or above / 所需角色：reader及以上
         */
        post: operations["inspectDisks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/disk/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change attributes or the type of disks / 修改云硬盘的属性或类型
         * @description Role: operator or above / 所需角色：operator及以上
         */
        post: operations["updateDisks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/disk/resize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Grow disks / 扩容云硬盘
         * @description Role: operator or above / 所需角色：operator及以上
         */
        post: operations["resizeDisks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/disk/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete disks; prepaid ones go to the recycle bin / 删除云硬盘，包年包月的进入回收站
         * @description Role: operator or above / 所需角色：operator及以上
         */
        post: operations["deleteDisks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/disk/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attach disks to an instance / 将云硬盘挂载到云服务器
         * @description Role: operator or above / 所需角色：operator及以上
         */
        post: operations["attachDisks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/disk/detach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Detach disks / 卸载云硬盘
         * @description Role: operator or above / 所需角色：operator及以上
         */
        post: operations["detachDisks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/disk/logs/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Operations on a disk / 云硬盘的操作日志
         * @description Role: reader or above / 所需角色：reader及以上
         */
        post: operations["listOperationLogs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/disk/distributed/inspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count disks in every region / 各地域的云硬盘数量
         * @description Role: reader or above / 所需角色：reader及以上
         */
        post: operations["inspectDistribution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/disk/create_price/inspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What disk/create with the same body costs / 创建云硬盘询价，请求体与云硬盘创建相同
         * @description Role: reader or above / 所需角色：reader及以上
         */
        post: operations["inspectCreatePrice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/disk/resize_price/inspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What growing disks costs / 云硬盘扩容询价
         * @description Role: reader or above / 所需角色：reader及以上
         */
        post: operations["inspectResizePrice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/disk/renew_price/inspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What renewing prepaid disks costs / 包年包月云硬盘续费询价
         * @description Role: reader or above / 所需角色：reader及以上
         */
        post: operations["inspectRenewPrice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/disk/config/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Types and sizes that can be bought / 可购买的云硬盘类型与容量
         * @description Role: reader or above / 所需角色：reader及以上
         */
        post: operations["listDiskConfigs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/disk/quota/inspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Limits of a region and what of them is used / 一个地域的配额及用量
         * @description Role: reader or above / 所需角色：reader及以上
         */
        post: operations["inspectDiskQuota"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/disk/attachable_instance/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Instances that disks can go to, and why not to the others / 可挂载云硬盘的云服务器，以及不可挂载的原因
         * @description Role: reader or above / 所需角色：reader及以上
         */
        post: operations["listAttachableInstances"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/disk/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew prepaid disks, which pays; once for one deadline / 续费包年包月云硬盘，会产生支付；同一到期时间只续费一次
         * @description Role: operator or above / 所需角色：operator及以上
         */
        post: operations["renewDisks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/disk/renew_flag/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set whether prepaid disks renew themselves / 修改包年包月云硬盘的自动续费标识
         * @description Role: operator or above / 所需角色：operator及以上
         */
        post: operations["updateRenewFlag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/disk/charge_type/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make disks prepaid, which pays, or postpaid / 修改云硬盘的计费模式：转为包年包月（会产生支付）或按量计费
         * @description Role: operator or above / 所需角色：operator及以上
         */
        post: operations["updateChargeType"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/disk/recycle/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List the disks in the recycle bin / 回收站云硬盘列表
         * @description Role: reader or above / 所需角色：reader及以上
         */
        post: operations["listRecycledDisks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/disk/recycle/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring disks back from the recycle bin by renewing them, which pays / 续费并恢复回收站中的云硬盘，会产生支付
         * @description Role: operator or above / 所需角色：operator及以上
         */
        post: operations["restoreDisks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/disk/recycle/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Destroy disks in the recycle bin with all their data, for good / 彻底删除回收站中的云硬盘及其数据，无法恢复
         * @description Role: operator or above / 所需角色：operator及以上
         */
        post: operations["purgeDisks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/snapshot/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a snapshot of each disk / 为每块云硬盘创建一个快照
         * @description Role: operator or above / 所需角色：operator及以上
         */
        post: operations["createSnapshots"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/snapshot/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List snapshots / 快照列表
         * @description Role: reader or above / 所需角色：reader及以上
         */
        post: operations["listSnapshots"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/snapshot/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete snapshots, all of them or none / 删除快照，要么全部删除，要么都不删除
         * @description Role: operator or above / 所需角色：operator及以上
         */
        post: operations["deleteSnapshots"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/snapshot/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Roll a disk back to its snapshot; what was written since is lost / 用快照回滚云硬盘，快照之后写入的数据会丢失
         * @description Role: operator or above / 所需角色：operator及以上
         */
        post: operations["applySnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/snapshot/distributed/inspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count snapshots in every region / 各地域的快照数量
         * @description Role: reader or above / 所需角色：reader及以上
         */
        post: operations["inspectSnapshotDistribution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/region/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List regions / 地域列表
         * @description Role: reader or above / 所需角色：reader及以上
         */
        post: operations["listRegions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/region/zone/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List zones of one region or of all / 可用区列表，可指定一个地域或查询所有地域
         * @description Role: reader or above / 所需角色：reader及以上
         */
        post: operations["listZones"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/auto_snapshot/policy/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an automatic snapshot policy / 创建定期快照策略
         * @description Role: operator or above / 所需角色：operator及以上
         */
        post: operations["createAutoSnapshotPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/auto_snapshot/policy/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List automatic snapshot policies / 定期快照策略列表
         * @description Role: reader or above / 所需角色：reader及以上
         */
        post: operations["listAutoSnapshotPolicies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/auto_snapshot/policy/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change an automatic snapshot policy / 修改定期快照策略
         * @description Role: operator or above / 所需角色：operator及以上
         */
        post: operations["updateAutoSnapshotPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/auto_snapshot/policy/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete automatic snapshot policies, all of them or none / 删除定期快照策略，要么全部删除，要么都不删除
         * @description Role: operator or above / 所需角色：operator及以上
         */
        post: operations["deleteAutoSnapshotPolicies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/auto_snapshot/policy/bind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bind disks to an automatic snapshot policy / 将云硬盘绑定到定期快照策略
         * @description Role: operator or above / 所需角色：operator及以上
         */
        post: operations["bindAutoSnapshotPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/auto_snapshot/policy/unbind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unbind disks from an automatic snapshot policy / 将云硬盘与定期快照策略解绑
         * @description Role: operator or above / 所需角色：operator及以上
         */
        post: operations["unbindAutoSnapshotPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/auto_snapshot/distributed/inspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count automatic snapshot policies in every region / 各地域的定期快照策略数量
         * @description Role: reader or above / 所需角色：reader及以上
         */
        post: operations["inspectAutoSnapshotPolicyDistribution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/operation/inspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How far a write is, and how it ended; may wait for its end / 查询写操作的进度和结果，可等待其结束
         * @description Role: reader or above / 所需角色：reader及以上
         */
        post: operations["inspectOperation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/operation/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Writes of the last 7 days that went to Tencent / 最近7天内发往腾讯云的写操作列表
         * @description Role: reader or above / 所需角色：reader及以上
         */
        post: operations["listOperations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/event/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Events of an instance / 云服务器的事件列表
         * @description Role: reader or above / 所需角色：reader及以上
         */
        post: operations["listEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/event/snapshot/logs/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Events of a snapshot / 快照的事件列表
         * @description Role: reader or above / 所需角色：reader及以上
         */
        post: operations["listSnapshotEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/credential/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Store the cloud key of a cluster / 保存一个集群的云账号密钥
         * @description Role: admin / 所需角色：admin
         */
        post: operations["createCredential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/credential/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List stored cloud keys, masked / 已保存的云账号密钥列表（脱敏）
         * @description Role: admin / 所需角色：admin
         */
        post: operations["listCredentials"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/credential/inspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One stored cloud key, masked / 一个已保存的云账号密钥（脱敏）
         * @description Role: admin / 所需角色：admin
         */
        post: operations["inspectCredential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/credential/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change a stored cloud key / 修改已保存的云账号密钥
         * @description Role: admin / 所需角色：admin
         */
        post: operations["updateCredential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/credential/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove a stored cloud key / 删除已保存的云账号密钥
         * @description Role: admin / 所需角色：admin
         */
        post: operations["deleteCredential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/credential/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Tencent whether it accepts a stored key / 向腾讯云验证已保存的云账号密钥
         * @description Role: admin / 所需角色：admin
         */
        post: operations["verifyCredential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/api_key/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an API key / 创建API密钥
         * @description Role: admin / 所需角色：admin
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/api_key/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List API keys / 查询API密钥列表
         * @description Role: admin / 所需角色：admin
         */
        post: operations["listApiKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/api_key/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete an API key, which stops working at once / 删除API密钥，立即失效
         * @description Role: admin / 所需角色：admin
         */
        post: operations["deleteApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tencent/audit/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who did what to which disk, credential or key / 查询审计记录：谁对哪块云硬盘、哪个云账号密钥或API密钥做了什么
         * @description Role: admin / 所需角色：admin
         */
        post: operations["listAudit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description How many are kept of each kind / 各类快照的保留数量 */
        AdvancedRetentionPolicy: {
            /**
             * Format: int64
             * @description Days / 保留最新快照的天数
             * @example 0
             */
            Days: number;
            /**
             * Format: int64
             * @description Weeks / 保留最新快照的周数
             * @example 0
             */
            Weeks: number;
            /**
             * Format: int64
             * @description Months / 保留最新快照的月数
             * @example 0
             */
            Months: number;
            /**
             * Format: int64
             * @description Years / 保留最新快照的年数
             * @example 0
             */
            Years: number;
        } | null;
        ApiKey: {
            /**
             * @description Id of the key / API密钥的ID
             * @example 0f1e2d3c4b5a69788796a5b4
             */
            ApiKeyId: string;
            /**
             * @description What the key is for / API密钥的用途
             * @example portal
             */
            Name: string;
            Role: components["schemas"]["Role"];
            /**
             * @description Tenants; ["*"] for all / 可访问的租户uuid，["*"]表示全部租户
             * @example [
             *       "system"
             *     ]
             */
            Tenants: string[];
            /**
             * @description When it expires, Beijing time; empty: never / 过期时间（北京时间），空表示不过期
             * @example
             */
            ExpiresAt: string;
            /**
             * @description Created, Beijing time / 创建时间（北京时间）
             * @example 2026-11-24 12:00:00
             */
            CreateTime: string;
            /**
             * @description Beijing time, exact to a minute; empty: never used / 最近使用时间（北京时间），精确到分钟，空表示从未使用
             * @example
             */
            LastUseTime: string;
        };
        ApiKeyList: {
            /**
             * Format: int64
             * @description Number of keys / API密钥总数
             * @example 1
             */
            TotalCount: number;
            /** @description Newest first / API密钥列表，按创建时间倒序 */
            List: components["schemas"]["ApiKey"][];
        };
        ApiKeyListEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["ApiKeyList"];
        };
        ApplySnapshotRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description Snapshot to roll back to, exactly one / 要回滚到的快照ID，只能传一个
             * @example snap-hn9huy55
             */
            SnapshotId?: string | null;
            /**
             * @description The same, instead of SnapshotId / 同上，与SnapshotId二选一
             * @example [
             *       "snap-hn9huy55"
             *     ]
             */
            SnapshotIds?: string[] | null;
            /**
             * @description The disk that the snapshot was made from, exactly one / 快照所属的云硬盘ID，只能传一个
             * @example disk-plqkg6me
             */
            DiskId?: string | null;
            /**
             * @description The same, instead of DiskId / 同上，与DiskId二选一
             * @example [
             *       "disk-plqkg6me"
             *     ]
             */
            DiskIds?: string[] | null;
            /**
             * @description True stops the instance first if the disk is attached to a running one / 为true时，如果云硬盘挂载在运行中的云服务器上，回滚前先自动关机
             * @example false
             */
            AutoStopInstance?: boolean | null;
            /**
             * @description True starts the instance after the rollback; goes only with AutoStopInstance / 为true时，回滚完成后自动开机，须与AutoStopInstance同时使用
             * @example false
             */
            AutoStartInstance?: boolean | null;
        };
        AttachDisksRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description One disk id, instead of DiskIds / 一个云硬盘ID，与DiskIds二选一
             * @example disk-giys4n0i
             */
            DiskId?: string | null;
            /**
             * @description Disk ids, at most 100, instead of DiskId / 一个或多个云硬盘ID，最多100个，与DiskId二选一
             * @example [
             *       "disk-giys4n0i"
             *     ]
             */
            DiskIds?: string[] | null;
            /**
             * @description Instance to attach to / 要挂载到的云服务器ID
             * @example ins-gkfro58u
             */
            InstanceId: string;
            /**
             * @description Whether the disks are deleted together with the instance; absent leaves it as it is / 云硬盘是否随云服务器一起销毁，不填则保持不变
             * @example false
             */
            DeleteWithInstance?: boolean | null;
        };
        /** @description An instance and whether the disks can be attached to it / 云服务器及其是否可挂载 */
        AttachableInstance: {
            /**
             * @description Instance / 云服务器ID
             * @example ins-gkfro58u
             */
            InstanceId: string;
            /**
             * @description Name / 云服务器名称
             * @example web-1
             */
            InstanceName: string;
            /**
             * @description State: RUNNING, STOPPED; others as Tencent writes them / 状态：RUNNING运行中，STOPPED已关机；其他值与腾讯云一致
             * @example RUNNING
             */
            InstanceState: string;
            /**
             * @description Model / 机型
             * @example S5.MEDIUM4
             */
            InstanceType: string;
            /**
             * @description Zone / 可用区
             * @example ap-guangzhou-3
             */
            Zone: string;
            /**
             * @description Private addresses / 内网IP
             * @example [
             *       "10.0.3.11"
             *     ]
             */
            PrivateIpAddresses: string[];
            /**
             * Format: int64
             * @description Elastic disks that are attached / 已挂载的弹性云硬盘数量
             * @example 1
             */
            AttachedDiskCount: number;
            /**
             * Format: int64
             * @description Elastic disks that can be attached at most; 0 for an instance that takes none / 最多可挂载的弹性云硬盘数量；不支持弹性云硬盘时为0
             * @example 20
             */
            MaxAttachCount: number;
            /**
             * @description Whether all the disks can be attached now; without disks, one more disk / 当前是否可以挂载全部云硬盘；未指定云硬盘时表示能否再挂载一块
             * @example true
             */
            CanAttach: boolean;
            /**
             * @description Why not, in the language of the caller; empty if CanAttach / 不能挂载的原因，使用调用方的语言；可挂载时为空
             * @example
             */
            Reason: string;
        };
        /** @description One page of the instances of a zone / 一页同可用区的云服务器 */
        AttachableInstanceList: {
            /**
             * Format: int64
             * @description All matches, whatever the page, also those that take no disk / 总数，包括不可挂载的
             * @example 1
             */
            TotalCount: number;
            /** @description Instances of the page / 云服务器列表 */
            List: components["schemas"]["AttachableInstance"][];
        };
        AttachableInstanceListEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["AttachableInstanceList"];
        };
        AuditList: {
            /**
             * Format: int64
             * @description All matches / 符合条件的总数
             * @example 1
             */
            TotalCount: number;
            /** @description Newest first / 按时间倒序 */
            List: components["schemas"]["AuditRow"][];
        };
        AuditListEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["AuditList"];
        };
        AuditRow: {
            /**
             * Format: uuid
             * @description Id of the row / 记录ID
             * @example 0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0
             */
            AuditId: string;
            /**
             * @description When it was asked for, Beijing time / 请求的时间（北京时间）
             * @example 2026-11-24 12:00:00
             */
            Time: string;
            /**
             * @description Caller: admin, api_key:<id>, jwt:<subject> / 调用方：admin、api_key:<id>、jwt:<subject>
             * @example api_key:0f1e2d3c4b5a69788796a5b4
             */
            Actor: string;
            /**
             * @description Action, as in the route / 操作，与接口路径一致
             * @example disk/create
             */
            Action: string;
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id, may be empty / 集群uuid，可能为空
             * @example
             */
            ClusterUuid: string;
            /**
             * @description Region, may be empty / 地域，可能为空
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description Disks / 云硬盘ID
             * @example [
             *       "disk-giys4n0i"
             *     ]
             */
            DiskIds: string[];
            /**
             * @description Ids of all resources concerned: disks, API keys / 涉及的全部资源ID：云硬盘、API密钥等
             * @example [
             *       "disk-giys4n0i"
             *     ]
             */
            ResourceIds: string[];
            /**
             * @description Instance that the disks were attached to or detached from, may be empty / 挂载或卸载云硬盘的云服务器ID，可能为空
             * @example ins-gkfro58u
             */
            InstanceId: string;
            /**
             * @description What was asked for, without secrets, e.g. the new size / 请求的内容，不含敏感信息，例如新的大小
             * @example {
             *       "DiskSize": 80
             *     }
             */
            Request: {
                [key: string]: unknown;
            };
            Outcome: components["schemas"]["Outcome"];
            /**
             * Format: int32
             * @description What the caller was answered; null while pending or when the process died / 返回给调用方的错误码；进行中，或处理它的进程意外退出时为null
             * @example 0
             */
            scode?: number | null;
            /**
             * @description X-Request-Id of the request / 请求ID（X-Request-Id）
             * @example portal-42
             */
            RequestId: string;
            /**
             * @description RequestId of the last upstream call, may be empty / 最后一次腾讯云调用的RequestId，可能为空
             * @example 4cff7bd9-ef6d-4f1e-9c5e-7f1d2a3b4c5d
             */
            TencentRequestId: string;
            /**
             * Format: int64
             * @description Milliseconds until the caller was answered / 到答复调用方为止的耗时（毫秒）
             * @example 153
             */
            DurationMs?: number | null;
        };
        AutoMountConfiguration: {
            /**
             * @description Instances to attach the disks to / 要挂载到的云服务器ID
             * @example [
             *       "ins-gkfro58u"
             *     ]
             */
            InstanceId: string[];
            /**
             * @description Mount points in the instance / 云服务器内的挂载点
             * @example [
             *       "/data"
             *     ]
             */
            MountPoint?: string[] | null;
            /**
             * @description File system: ext4, xfs / 文件系统类型：ext4、xfs
             * @example ext4
             */
            FileSystemType?: string | null;
        } | null;
        /** @description An automatic snapshot policy / 定期快照策略 */
        AutoSnapshotPolicy: {
            /**
             * @description Policy / 定期快照策略ID
             * @example asp-63p7jk73
             */
            AutoSnapshotPolicyId: string;
            /**
             * @description Name / 定期快照策略名称
             * @example test
             */
            AutoSnapshotPolicyName: string;
            /**
             * @description NORMAL or ISOLATED / 定期快照策略的状态：NORMAL正常，ISOLATED已隔离
             * @example NORMAL
             */
            AutoSnapshotPolicyState: string;
            /**
             * @description It runs / 是否已启用
             * @example true
             */
            IsActivated: boolean;
            /**
             * @description Its snapshots are kept for ever / 它创建的快照是否永久保留
             * @example false
             */
            IsPermanent: boolean;
            /**
             * Format: int64
             * @description Days until its snapshots expire / 它创建的快照的保留天数
             * @example 1
             */
            RetentionDays: number;
            /**
             * @description Created, Beijing time / 创建时间（北京时间）
             * @example 2021-08-27 19:40:13
             */
            CreateTime: string;
            /**
             * @description Next run, Beijing time / 下次触发的时间（北京时间）
             * @example 2021-08-30 23:00:00
             */
            NextTriggerTime: string;
            /** @description When it runs / 执行时间 */
            Policy: components["schemas"]["AutoSnapshotSchedule"][];
            /**
             * @description Disks bound to it / 已绑定该策略的云硬盘ID
             * @example []
             */
            DiskIdSet: string[];
            /**
             * @description Instances bound to it / 已绑定该策略的云服务器ID
             * @example []
             */
            InstanceIdSet: string[];
            /**
             * Format: int64
             * @description Months until its snapshots expire / 它创建的快照的保留月数
             * @example 0
             */
            RetentionMonths: number;
            /**
             * Format: int64
             * @description How many of the newest snapshots are kept / 保留最新快照的个数
             * @example 0
             */
            RetentionAmount: number;
            /**
             * @description How many are kept of each kind; null if it has none / 各类快照的保留数量，没有时为null
             * @example null
             */
            AdvancedRetentionPolicy?: components["schemas"]["AdvancedRetentionPolicy"] | null;
            /**
             * Format: int64
             * @description 1 if it was copied to another account / 1表示已复制到其他账号
             * @example 0
             */
            IsCopyToRemote: number;
            /**
             * @description Account it was copied to / 复制到的账号
             * @example
             */
            CopyToAccountUin: string;
            /**
             * @description Account it was copied from / 复制自的账号
             * @example
             */
            CopyFromAccountUin: string;
            /** @description Tags / 标签 */
            Tags: components["schemas"]["PolicyTag"][];
        };
        /** @description Every region / 各地域 */
        AutoSnapshotPolicyDistribution: {
            /** @description Sorted by Region / 按地域排序 */
            List: components["schemas"]["RegionCount"][];
        };
        /** @description One page of policies / 一页定期快照策略 */
        AutoSnapshotPolicyList: {
            /**
             * Format: int64
             * @description All matches, whatever the page / 符合条件的总数，与分页无关
             * @example 2
             */
            TotalCount: number;
            /** @description Policies of the page / 当前页的定期快照策略 */
            List: components["schemas"]["AutoSnapshotPolicy"][];
        };
        /** @description Hours of days; exactly one kind of days is there / 在哪些日子的哪些整点执行，DayOfWeek、DayOfMonth、IntervalDays三者有其一 */
        AutoSnapshotSchedule: {
            /**
             * @description Hours, Beijing time / 整点（北京时间）
             * @example [
             *       23
             *     ]
             */
            Hour: number[];
            /**
             * @description Days of the week, 0 is Sunday / 一周中的哪几天，0为周日
             * @example [
             *       0
             *     ]
             */
            DayOfWeek?: number[];
            /**
             * @description Days of the month / 一月中的哪几天
             * @example [
             *       1
             *     ]
             */
            DayOfMonth?: number[];
            /**
             * Format: int64
             * @description Every so many days / 间隔天数
             * @example 7
             */
            IntervalDays?: number;
        };
        BindAutoSnapshotPolicyRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description The policy: its id, or a list of this one id / 定期快照策略ID，或只含这一个ID的列表
             * @example asp-63p7jk73
             */
            AutoSnapshotPolicyId?: string | null;
            /**
             * @description The same, instead of AutoSnapshotPolicyId / 同上，与AutoSnapshotPolicyId二选一
             * @example [
             *       "asp-63p7jk73"
             *     ]
             */
            AutoSnapshotPolicyIds?: string[] | null;
            /**
             * @description Disks, at most 100, or one of them / 云硬盘ID列表，最多100个
             * @example [
             *       "disk-plqkg6me"
             *     ]
             */
            DiskIds?: string[] | null;
            /**
             * @description The same, instead of DiskIds / 同上，与DiskIds二选一
             * @example disk-plqkg6me
             */
            DiskId?: string | null;
        };
        BoundDiskBatchFailureEnvelope: {
            /**
             * Format: int32
             * @description Code of the error table / 错误码，见错误码表
             */
            scode: number;
            /** @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId */
            desc: string;
            /** @description Short text in English / 英文提示 */
            message: string;
            /** @description Short text in Chinese / 中文提示 */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            /**
             * @description null, or each member when several calls were made and all failed / null；分多次调用且全部失败时，为每个资源的结果
             * @example null
             */
            data?: components["schemas"]["OptionalBoundDiskPartialResult"] | null;
        };
        BoundDiskInvalidRequestEnvelope: {
            /**
             * Format: int32
             * @description Code of the error table / 错误码，见错误码表
             */
            scode: number;
            /** @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId */
            desc: string;
            /** @description Short text in English / 英文提示 */
            message: string;
            /** @description Short text in Chinese / 中文提示 */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            /**
             * @description The faulty fields with 10001; else null, or each member when all calls failed / 10001时为出错的字段；其他错误码为null，或全部失败时每个成员的结果
             * @example null
             */
            data?: components["schemas"]["InvalidFieldsOrBoundDiskPartialResult"] | null;
        };
        BoundDiskPartialEnvelope: {
            /**
             * Format: int32
             * @description 10012 is "partly done" / 10012表示部分成功
             * @example 10012
             * @enum {integer}
             */
            scode: 10012;
            /** @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId */
            desc: string;
            /** @description Short text in English / 英文提示 */
            message: string;
            /** @description Short text in Chinese / 中文提示 */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["BoundDiskPartialResult"];
        };
        /** @description What became of each member when some failed / 部分失败时每个资源的结果 */
        BoundDiskPartialResult: {
            /**
             * Format: int32
             * @description Done / 成功数量
             * @example 1
             */
            Success: number;
            /**
             * Format: int32
             * @description Failed / 失败数量
             * @example 1
             */
            Fail: number;
            /** @description One row a member / 每个资源一行 */
            Results: components["schemas"]["BoundDiskResult"][];
        };
        BoundDiskResult: {
            /**
             * Format: int32
             * @description 0 is success, else the code of the error table / 0表示成功，否则为错误码表中的错误码
             * @example 0
             */
            scode: number;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Disk / 云硬盘ID
             * @example disk-plqkg6me
             */
            DiskId: string;
        };
        CreateApiKeyRequest: {
            /**
             * @description What the key is for / API密钥的用途
             * @example portal
             */
            Name: string;
            Role: components["schemas"]["Role"];
            /**
             * @description Tenants the key is bound to; ["*"] alone for all of them / API密钥可访问的租户uuid列表，仅填["*"]表示全部租户
             * @example [
             *       "system"
             *     ]
             */
            Tenants: string[];
            /**
             * @description When the key stops working, Beijing time; absent means the longest life, MAX_API_KEY_DAYS / 过期时间（北京时间），不填表示最长有效期（MAX_API_KEY_DAYS）
             * @example 2027-12-31 23:59:59
             */
            ExpiresAt?: string | null;
        };
        CreateAutoSnapshotPolicyRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description When snapshots are made / 创建快照的时间
             * @example [
             *       {
             *         "DayOfWeek": [
             *           0
             *         ],
             *         "Hour": [
             *           23
             *         ]
             *       }
             *     ]
             */
            Policy: components["schemas"]["SnapshotSchedule"][];
            /**
             * @description Name, at most 60 bytes / 要创建的定期快照策略名，最长60字节
             * @example test
             */
            AutoSnapshotPolicyName: string;
            /**
             * @description False pauses the policy; absent at creation means true / 是否启用该策略，false表示暂停；创建时不填为true
             * @example true
             */
            IsActivated?: boolean | null;
            /**
             * @description True keeps the snapshots for ever; RetentionDays then has no effect / 该策略创建的快照是否永久保留，为true时RetentionDays无效
             * @example false
             */
            IsPermanent?: boolean | null;
            /**
             * Format: int32
             * @description Days until the snapshots expire; required unless IsPermanent is true / 快照的保留天数，IsPermanent不为true时必填
             * @example 7
             */
            RetentionDays?: number | null;
            /**
             * @description True makes nothing and only tells the first run / 为true时不创建，只返回首次触发时间
             * @example false
             */
            DryRun?: boolean | null;
        };
        CreateCredentialRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description SecretId of the cloud account / 云账号SecretId
             * @example AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE
             */
            SecretId: string;
            /**
             * @description SecretKey of the cloud account; never returned / 云账号SecretKey，只写不读
             * @example Gu5t9xGARNpq86cd98joQYCN3EXAMPLE
             */
            SecretKey: string;
            /** @description Token of a temporary key; never returned / 临时密钥的Token，只写不读 */
            Token?: string | null;
            /**
             * @description Region for requests that name none / 默认地域，用于没有指定地域的请求
             * @example ap-guangzhou
             */
            Region?: string | null;
            Site?: components["schemas"]["OptionalSite"];
            /**
             * @description What this account is for / 该云账号的用途
             * @example Guangzhou production
             */
            Description?: string | null;
        };
        CreateDisksRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            DiskType: components["schemas"]["DiskType"];
            DiskChargeType?: components["schemas"]["OptionalDiskChargeType"];
            /** @description Zone and project of the disk / 云硬盘所在的可用区和项目 */
            Placement: components["schemas"]["Placement"];
            /**
             * @description Name, at most 60 bytes / 云硬盘名称，最长60字节
             * @example 123
             */
            DiskName?: string | null;
            /**
             * Format: int32
             * @description How many disks; absent means 1 / 创建几块云硬盘，不填为1
             * @example 1
             */
            DiskCount?: number | null;
            /** @description Prepaid terms; required with PREPAID / 包年包月的参数，计费类型为PREPAID时必填 */
            DiskChargePrepaid?: components["schemas"]["OptionalDiskChargePrepaid"] | null;
            /**
             * Format: int32
             * @description Size in GiB; may be absent only with SnapshotId / 云硬盘大小，单位GiB；只有指定SnapshotId时可以不填
             * @example 20
             */
            DiskSize?: number | null;
            /**
             * @description Snapshot to start from / 用来创建云硬盘的快照ID
             * @example snap-fzbtsljo
             */
            SnapshotId?: string | null;
            /**
             * @description Idempotency key, at most 64 ASCII characters; the same key never buys twice. The service makes one if absent; the reply header X-Client-Token has the one used / 幂等键，最长64个ASCII字符，同一个值不会重复购买；不填则由服务生成，所用的值见响应头X-Client-Token
             * @example order-2026-11-24-0001
             */
            ClientToken?: string | null;
            Encrypt?: components["schemas"]["Encrypt"];
            /** @description Tags / 云硬盘的标签 */
            Tags?: components["schemas"]["Tag"][] | null;
            /**
             * @description True makes a shared disk; excludes Encrypt / 为true时创建共享型云硬盘，不能与Encrypt同时使用
             * @example false
             */
            Shareable?: boolean | null;
            /**
             * Format: int32
             * @description Extra throughput in MB/s; CLOUD_HSSD and CLOUD_TSSD only / 额外性能，单位MB/s，仅支持CLOUD_HSSD和CLOUD_TSSD
             * @example 100
             */
            ThroughputPerformance?: number | null;
            /**
             * @description Burst performance; CLOUD_HSSD and CLOUD_TSSD from 460 GiB only / 是否开启性能突发，仅支持CLOUD_HSSD和CLOUD_TSSD，且不小于460GiB
             * @example false
             */
            BurstPerformance?: boolean | null;
            /**
             * @description Generation of the encryption: ENCRYPT_V1, ENCRYPT_V2; only with Encrypt / 加密的版本：ENCRYPT_V1、ENCRYPT_V2，须与Encrypt同时使用
             * @example ENCRYPT_V2
             */
            EncryptType?: string | null;
            /**
             * @description KMS key for the encryption; only with Encrypt / 用于加密的KMS密钥，须与Encrypt同时使用
             * @example 23e80852-1e38-11e9-b129-5cb9019b4b01
             */
            KmsKeyId?: string | null;
            /**
             * Format: int32
             * @description 1 deletes its snapshots with the disk, except permanent ones; absent means 0 / 销毁云硬盘时是否一并删除它的快照（永久保留的除外），1表示删除，不填为0
             * @example 0
             */
            DeleteSnapshot?: number | null;
            /**
             * Format: int32
             * @description Backup points / 备份点配额
             * @example 1
             */
            DiskBackupQuota?: number | null;
            /** @description Attaches and formats the new disks; excludes Encrypt / 自动挂载并格式化新建的云硬盘，不能与Encrypt同时使用 */
            AutoMountConfiguration?: components["schemas"]["AutoMountConfiguration"] | null;
        };
        CreateSnapshotsRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description Disk to make a snapshot of, instead of DiskIds / 要创建快照的云硬盘ID，与DiskIds二选一
             * @example disk-plqkg6me
             */
            DiskId?: string | null;
            /**
             * @description Disks to make a snapshot of, at most 100 / 要创建快照的云硬盘ID，最多100个
             * @example [
             *       "disk-plqkg6me"
             *     ]
             */
            DiskIds?: string[] | null;
            /**
             * @description Name, at most 60 characters / 快照名称，最长60个字符
             * @example 123
             */
            SnapshotName: string;
            /**
             * @description When the snapshots are deleted, Beijing time, at least one day ahead; absent means never / 快照的到期时间（北京时间），到期后删除，至少在一天以后；不填则永久保留
             * @example 2036-01-08 17:47:55
             */
            Deadline?: string | null;
            /** @description Tags / 快照绑定的标签 */
            Tags?: components["schemas"]["Tag"][] | null;
        };
        /** @description The new policy / 新建的定期快照策略 */
        CreatedAutoSnapshotPolicy: {
            /**
             * @description Its id; empty after a dry run / 定期快照策略ID，DryRun时为空
             * @example asp-63p7jk73
             */
            AutoSnapshotPolicyId: string;
            /**
             * @description First run, Beijing time / 首次触发的时间（北京时间）
             * @example 2021-08-30 23:00:00
             */
            NextTriggerTime: string;
        };
        /** @description The new disks / 新建的云硬盘 */
        CreatedDisks: {
            /**
             * @description Ids of the new disks / 新建的云硬盘ID
             * @example [
             *       "disk-giys4n0i"
             *     ]
             */
            DiskIdSet: string[];
        };
        CreatedDisksEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["CreatedDisks"];
        };
        CreatedPolicyEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["CreatedAutoSnapshotPolicy"];
        };
        CreatedSnapshotBatchFailureEnvelope: {
            /**
             * Format: int32
             * @description Code of the error table / 错误码，见错误码表
             */
            scode: number;
            /** @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId */
            desc: string;
            /** @description Short text in English / 英文提示 */
            message: string;
            /** @description Short text in Chinese / 中文提示 */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            /**
             * @description null, or each member when several calls were made and all failed / null；分多次调用且全部失败时，为每个资源的结果
             * @example null
             */
            data?: components["schemas"]["OptionalCreatedSnapshotPartialResult"] | null;
        };
        CreatedSnapshotInvalidRequestEnvelope: {
            /**
             * Format: int32
             * @description Code of the error table / 错误码，见错误码表
             */
            scode: number;
            /** @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId */
            desc: string;
            /** @description Short text in English / 英文提示 */
            message: string;
            /** @description Short text in Chinese / 中文提示 */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            /**
             * @description The faulty fields with 10001; else null, or each member when all calls failed / 10001时为出错的字段；其他错误码为null，或全部失败时每个成员的结果
             * @example null
             */
            data?: components["schemas"]["InvalidFieldsOrCreatedSnapshotPartialResult"] | null;
        };
        CreatedSnapshotPartialEnvelope: {
            /**
             * Format: int32
             * @description 10012 is "partly done" / 10012表示部分成功
             * @example 10012
             * @enum {integer}
             */
            scode: 10012;
            /** @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId */
            desc: string;
            /** @description Short text in English / 英文提示 */
            message: string;
            /** @description Short text in Chinese / 中文提示 */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["CreatedSnapshotPartialResult"];
        };
        /** @description What became of each member when some failed / 部分失败时每个资源的结果 */
        CreatedSnapshotPartialResult: {
            /**
             * Format: int32
             * @description Done / 成功数量
             * @example 1
             */
            Success: number;
            /**
             * Format: int32
             * @description Failed / 失败数量
             * @example 1
             */
            Fail: number;
            /** @description One row a member / 每个资源一行 */
            Results: components["schemas"]["CreatedSnapshotResult"][];
        };
        CreatedSnapshotResult: {
            /**
             * Format: int32
             * @description 0 is success, else the code of the error table / 0表示成功，否则为错误码表中的错误码
             * @example 0
             */
            scode: number;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Disk / 云硬盘ID
             * @example disk-plqkg6me
             */
            DiskId: string;
            /**
             * @description Its new snapshot; empty if there is none / 新建的快照ID，没有时为空
             * @example snap-hn9huy55
             */
            SnapshotId: string;
        };
        /** @description The new snapshots / 新建的快照 */
        CreatedSnapshots: {
            /**
             * @description Ids of the new snapshots, in the order of the disks / 新建的快照ID，与云硬盘顺序一致
             * @example [
             *       "snap-hn9huy55"
             *     ]
             */
            SnapshotIdSet: string[];
        };
        CreatedSnapshotsEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["CreatedSnapshots"];
        };
        CreationFailureEnvelope: {
            /**
             * Format: int32
             * @description Code of the error table / 错误码，见错误码表
             */
            scode: number;
            /** @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId */
            desc: string;
            /** @description Short text in English / 英文提示 */
            message: string;
            /** @description Short text in Chinese / 中文提示 */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            /**
             * @description null, or the ClientToken when the outcome is unknown / null；结果未知时为所用的ClientToken
             * @example null
             */
            data?: components["schemas"]["UnknownCreation"] | null;
        };
        Credential: {
            /**
             * Format: uuid
             * @description Id of the stored credential / 云账号密钥的ID
             * @example 0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0
             */
            CredentialId: string;
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description First and last four characters of the SecretId / SecretId的前四位和后四位，其余已隐藏
             * @example AKID…MPLE
             */
            SecretId: string;
            /**
             * @description Whether it is a temporary key with a Token / 是否为带Token的临时密钥
             * @example false
             */
            HasToken: boolean;
            /**
             * @description Region for requests that name none; empty when unset / 默认地域，用于没有指定地域的请求，未设置时为空
             * @example ap-guangzhou
             */
            Region: string;
            Site: components["schemas"]["Site"];
            /**
             * @description What this account is for / 该云账号的用途
             * @example Guangzhou production
             */
            Description: string;
            /**
             * @description False refuses every call with it / 是否启用，false表示拒绝用它发起的所有调用
             * @example true
             */
            Enabled: boolean;
            /**
             * @description Id of the key that seals it / 加密它的主密钥的ID
             * @example local1
             */
            KeyId: string;
            /**
             * Format: int64
             * @description Grows with every change / 版本号，每次修改后递增
             * @example 1
             */
            Version: number;
            Status: components["schemas"]["Status"];
            /**
             * Format: int64
             * @description Credentials of other tenants with the same SecretId, as far as the caller may see them: they share the limits of one account / 使用同一SecretId的其他租户的云账号密钥数，只统计调用方可见的租户；它们共用同一账号的频率限制
             * @example 0
             */
            SharedWith: number;
            /**
             * @description Created, Beijing time / 创建时间（北京时间）
             * @example 2026-01-31 16:00:00
             */
            CreateTime: string;
            /**
             * @description Last changed, Beijing time / 更新时间（北京时间）
             * @example 2026-01-31 16:00:00
             */
            UpdateTime: string;
        };
        CredentialEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["Credential"];
        };
        CredentialId: {
            /**
             * Format: uuid
             * @description Id of the stored credential / 云账号密钥的ID
             * @example 0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0
             */
            CredentialId: string;
        };
        CredentialIdEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["CredentialId"];
        };
        CredentialList: {
            /**
             * Format: int64
             * @description Number of all matches / 符合条件的总数
             * @example 1
             */
            TotalCount: number;
            /** @description One page of them / 当前页的云账号密钥 */
            List: components["schemas"]["Credential"][];
        };
        CredentialListEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["CredentialList"];
        };
        CredentialOwner: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
        };
        CredentialPermission: {
            /**
             * @description Action as CAM writes it / 操作名，与访问管理（CAM）中的写法一致
             * @example cbs:DescribeDisks
             */
            Action: string;
            /**
             * @description The key may do it; null if it could not be told / 该云账号密钥是否有此权限，无法判断时为null
             * @example true
             */
            Allowed?: boolean | null;
        };
        CredentialVerdict: {
            /**
             * @description Tencent accepts the key / 腾讯云是否接受该云账号密钥
             * @example true
             */
            Accepted: boolean;
            /**
             * @description Code of Tencent when it does not, else empty / 不接受时为腾讯云错误码，否则为空
             * @example
             */
            Code: string;
            /**
             * @description Particulars, else empty / 详情，接受时为空
             * @example
             */
            Message: string;
            /** @description What of some reads the key may do / 该云账号密钥对部分查询操作的权限 */
            Permissions: components["schemas"]["CredentialPermission"][];
        };
        CredentialVerdictEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["CredentialVerdict"];
        };
        /**
         * @description Currency of all amounts: CNY for a credential of the site in China, USD for one of the international site / 所有金额的币种：中国站的云账号密钥为CNY（人民币），国际站的为USD（美元）
         * @example CNY
         * @enum {string}
         */
        Currency: "CNY" | "USD";
        DeleteApiKeyRequest: {
            /**
             * @description Id of the key / API密钥的ID
             * @example 0f1e2d3c4b5a69788796a5b4
             */
            ApiKeyId: string;
        };
        DeleteAutoSnapshotPoliciesRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description Policies, at most 100; all of them are deleted or none / 要删除的定期快照策略ID，最多100个；要么全部删除，要么都不删除
             * @example [
             *       "asp-63p7jk73"
             *     ]
             */
            AutoSnapshotPolicyIds?: string[] | null;
            /**
             * @description The same, instead of AutoSnapshotPolicyIds / 同上，与AutoSnapshotPolicyIds二选一
             * @example asp-63p7jk73
             */
            AutoSnapshotPolicyId?: string | null;
        };
        DeleteDisksRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description One disk id, instead of DiskIds / 一个云硬盘ID，与DiskIds二选一
             * @example disk-giys4n0i
             */
            DiskId?: string | null;
            /**
             * @description Disk ids, at most 100, instead of DiskId / 一个或多个云硬盘ID，最多100个，与DiskId二选一
             * @example [
             *       "disk-giys4n0i"
             *     ]
             */
            DiskIds?: string[] | null;
        };
        DeleteSnapshotsRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description Snapshot id, instead of SnapshotIds / 快照ID，与SnapshotIds二选一
             * @example snap-hn9huy55
             */
            SnapshotId?: string | null;
            /**
             * @description Snapshots to delete, at most 100 / 要删除的快照ID，最多100个
             * @example [
             *       "snap-hn9huy55"
             *     ]
             */
            SnapshotIds?: string[] | null;
            /**
             * @description True also deletes the images that were made from the snapshots / 为true时，同时删除用这些快照创建的镜像
             * @example false
             */
            DeleteBindImages?: boolean | null;
        };
        DetachDisksRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region; absent means it is searched for / 地域，不填则按云硬盘ID查找
             * @example ap-guangzhou
             */
            Region?: string | null;
            /**
             * @description One disk id, instead of DiskIds / 一个云硬盘ID，与DiskIds二选一
             * @example disk-giys4n0i
             */
            DiskId?: string | null;
            /**
             * @description Disk ids, at most 100, instead of DiskId / 一个或多个云硬盘ID，最多100个，与DiskId二选一
             * @example [
             *       "disk-giys4n0i"
             *     ]
             */
            DiskIds?: string[] | null;
            /**
             * @description Instance to detach from; needed for shared disks / 要从哪台云服务器卸载，共享型云硬盘必填
             * @example ins-gkfro58u
             */
            InstanceId?: string | null;
        };
        /** @description Price of all disks together, and its parts / 全部云硬盘的总价及明细 */
        DetailedPrice: {
            /** @description Of all disks together / 全部云硬盘的总价 */
            Price: components["schemas"]["Price"];
            Currency: components["schemas"]["Currency"];
            /** @description The parts of the price / 价格明细 */
            DetailPrices: components["schemas"]["PriceItem"][];
        };
        DetailedPriceEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["DetailedPrice"];
        };
        /** @description A disk. These fields are always there; further ones of Tencent are passed on / 云硬盘。以下字段总是返回，腾讯云的其他字段原样返回 */
        Disk: {
            /**
             * @description Disk id / 云硬盘ID
             * @example disk-giys4n0i
             */
            DiskId: string;
            /**
             * @description SYSTEM_DISK or DATA_DISK / 云硬盘用途：SYSTEM_DISK系统盘，DATA_DISK数据盘
             * @example DATA_DISK
             */
            DiskUsage: string;
            DiskChargeType: components["schemas"]["DiskChargeType"];
            /**
             * @description Elastic disk / 是否为弹性云硬盘：true弹性，false非弹性
             * @example true
             */
            Portable: boolean;
            /** @description Zone and project of the disk / 云硬盘所在的可用区和项目 */
            Placement: components["schemas"]["DiskPlacement"];
            /**
             * @description Whether snapshots can be taken / 是否可以创建快照
             * @example true
             */
            SnapshotAbility: boolean;
            /**
             * @description Name / 云硬盘名称
             * @example 123
             */
            DiskName: string;
            /**
             * Format: int64
             * @description Size in GiB / 云硬盘大小，单位GiB
             * @example 20
             */
            DiskSize: number;
            DiskState: components["schemas"]["DiskState"];
            DiskType: components["schemas"]["DiskType"];
            /**
             * @description Attached to an instance / 是否挂载在云服务器上
             * @example false
             */
            Attached: boolean;
            /**
             * @description Instance it is attached to, or empty / 所挂载的云服务器ID，未挂载时为空
             * @example
             */
            InstanceId: string;
            /**
             * @description Creation, Beijing time / 创建时间（北京时间）
             * @example 2021-08-27 17:40:15
             */
            CreateTime: string;
            /**
             * @description Expiry of a prepaid disk, Beijing time, or empty / 包年包月云硬盘的到期时间（北京时间），否则为空
             * @example
             */
            DeadlineTime: string;
            /**
             * @description Snapshot rollback in progress / 是否正在用快照回滚
             * @example false
             */
            Rollbacking: boolean;
            /**
             * Format: int32
             * @description Rollback progress / 快照回滚的进度（百分比）
             * @example 0
             */
            RollbackPercent: number;
            /**
             * @description Encrypted / 是否为加密云硬盘
             * @example false
             */
            Encrypt: boolean;
            /**
             * @description The instance renews itself and the disk does not / 云硬盘与所挂载的云服务器都是包年包月，云服务器设置了自动续费，而云硬盘没有
             * @example false
             */
            AutoRenewFlagError: boolean;
            /**
             * @description Renewal of a prepaid disk, or empty / 包年包月云硬盘的续费方式，否则为空
             * @example
             */
            RenewFlag: string;
            /**
             * @description The disk expires before its instance; both prepaid / 云硬盘与所挂载的云服务器都是包年包月，云硬盘先到期
             * @example false
             */
            DeadlineError: boolean;
            /**
             * @description A prepaid disk can be returned / 包年包月云硬盘是否可以退还
             * @example false
             */
            IsReturnable: boolean;
            /**
             * Format: int64
             * @description Why a disk cannot be returned: 1 returned, 2 expired, 3 not supported, 8 quota, 10 postpaid, system or non-elastic / 不能退还的原因：1已退还，2已到期，3不支持退还，8超过可退还数量，10为按量计费、系统盘或非弹性云硬盘
             * @example 10
             */
            ReturnFailCode: number;
            /**
             * @description Snapshot policies, if asked for / 绑定的定期快照策略ID，仅在请求要求时返回
             * @example []
             */
            AutoSnapshotPolicyIds: string[];
            /** @description Tags / 云硬盘的标签 */
            Tags: components["schemas"]["DiskTag"][];
            /**
             * @description Deleted together with its instance / 是否随云服务器一起销毁
             * @example false
             */
            DeleteWithInstance: boolean;
            /**
             * Format: int64
             * @description Days until expiry; null for postpaid / 距到期的天数，按量计费时为null
             * @example null
             */
            DifferDaysOfDeadline?: number | null;
            /**
             * @description Type change in progress / 是否正在变更类型
             * @example false
             */
            Migrating: boolean;
            /**
             * Format: int32
             * @description Type change progress / 类型变更的进度（百分比）
             * @example 0
             */
            MigratePercent: number;
            /**
             * @description Shared disk / 是否为共享型云硬盘
             * @example false
             */
            Shareable: boolean;
            /**
             * @description Instances of a shared disk / 共享型云硬盘所挂载的云服务器ID
             * @example []
             */
            InstanceIdList: string[];
            /**
             * Format: int64
             * @description Snapshots / 快照数量
             * @example 0
             */
            SnapshotCount: number;
            /**
             * Format: int64
             * @description Size of the snapshots in MiB / 快照的总大小，单位MiB
             * @example 0
             */
            SnapshotSize: number;
            /**
             * @description A snapshot is kept when the disk is destroyed for arrears or expiry / 因欠费或到期销毁时，是否保留快照作为备份
             * @example false
             */
            BackupDisk: boolean;
            /**
             * @description Last instance it was attached to, or empty / 最后一次挂载的云服务器ID，没有时为空
             * @example
             */
            LastAttachInsId: string;
            /**
             * Format: int64
             * @description Extra throughput in MB/s / 额外性能，单位MB/s
             * @example 0
             */
            ThroughputPerformance: number;
            /**
             * Format: int64
             * @description Backup points allowed / 备份点配额
             * @example 0
             */
            DiskBackupQuota: number;
            /**
             * Format: int64
             * @description Backup points used / 已用的备份点数量
             * @example 0
             */
            DiskBackupCount: number;
            /**
             * @description Encryption version, or empty / 加密的版本，未加密时为空
             * @example
             */
            EncryptType: string;
            /**
             * @description KMS key, or empty / KMS密钥ID，没有时为空
             * @example
             */
            KmsKeyId: string;
            /**
             * @description Burst performance / 是否开启性能突发
             * @example false
             */
            BurstPerformance: boolean;
            /**
             * @description Reason of the last failed asynchronous operation, or empty / 最近一次异步操作失败的原因，没有时为空
             * @example
             */
            ErrorPrompt: string;
            /**
             * @description Kind of instance, e.g. CVM or EKS, or empty / 所挂载的云服务器的种类，例如CVM、EKS，没有时为空
             * @example
             */
            InstanceType: string;
            /**
             * Format: int64
             * @description 1 if snapshots are deleted with the disk / 1表示销毁云硬盘时一并删除快照
             * @example 0
             */
            DeleteSnapshot: number;
        };
        DiskBatchFailureEnvelope: {
            /**
             * Format: int32
             * @description Code of the error table / 错误码，见错误码表
             */
            scode: number;
            /** @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId */
            desc: string;
            /** @description Short text in English / 英文提示 */
            message: string;
            /** @description Short text in Chinese / 中文提示 */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            /**
             * @description null, or each member when several calls were made and all failed / null；分多次调用且全部失败时，为每个资源的结果
             * @example null
             */
            data?: components["schemas"]["OptionalDiskPartialResult"] | null;
        };
        DiskChargePrepaid: {
            /**
             * Format: int32
             * @description Months: 1 to 12, 24 or 36 / 购买时长，单位为月，取值1到12、24或36
             * @example 1
             */
            Period: number;
            RenewFlag?: components["schemas"]["OptionalRenewFlag"];
            /**
             * @description Aligns the expiry with that of an instance / 云服务器的到期时间，用于使云硬盘与它同时到期
             * @example 2027-12-31 00:00:00
             */
            CurInstanceDeadline?: string | null;
        };
        /**
         * @description How the disk is paid / 云硬盘计费类型：PREPAID包年包月，POSTPAID_BY_HOUR按量计费
         * @example POSTPAID_BY_HOUR
         */
        DiskChargeType: string;
        /** @description A disk that Tencent offers / 可购买的云硬盘配置 */
        DiskConfig: {
            /**
             * @description Zone / 可用区
             * @example ap-guangzhou-3
             */
            Zone: string;
            DiskType: components["schemas"]["DiskType"];
            /**
             * @description Name of the type in the language of the caller; the type itself where it is not known / 云硬盘类型的名称，使用调用方的语言；未知类型为类型本身
             * @example Premium Cloud Disk
             */
            DiskTypeName: string;
            /**
             * @description SYSTEM_DISK or DATA_DISK / 系统盘SYSTEM_DISK或数据盘DATA_DISK
             * @example DATA_DISK
             */
            DiskUsage: string;
            DiskChargeType: components["schemas"]["DiskChargeType"];
            /**
             * @description False when it is sold out or not sold on its own / 是否可购买；售罄或不单独出售时为false
             * @example true
             */
            Available: boolean;
            /**
             * Format: int64
             * @description Smallest size in GiB / 最小容量，单位GiB
             * @example 10
             */
            MinDiskSize: number;
            /**
             * Format: int64
             * @description Largest size in GiB / 最大容量，单位GiB
             * @example 32000
             */
            MaxDiskSize: number;
            /**
             * Format: int64
             * @description Sizes differ by a multiple of this, in GiB / 容量步长，单位GiB
             * @example 10
             */
            StepSize: number;
            /**
             * @description Least and most extra throughput in MiB/s; null where none is sold / 可额外购买的性能区间，单位MiB/s；不支持时为null
             * @example [
             *       0,
             *       650
             *     ]
             */
            ExtraPerformanceRange?: number[] | null;
            /** @description The price that Tencent gives with the row, of no particular size; null when it gives none. create_price/inspect tells the price of an order / 腾讯云随该配置返回的价格，不对应特定容量，没有时为null；订单的价格请用create_price/inspect查询 */
            Price?: components["schemas"]["OptionalPrice"] | null;
        };
        /** @description What can be bought / 可购买的云硬盘配置列表 */
        DiskConfigList: {
            /**
             * Format: int64
             * @description Rows / 配置数量
             * @example 1
             */
            TotalCount: number;
            /** @description All of them, also what is sold out / 全部配置，包括已售罄的 */
            List: components["schemas"]["DiskConfig"][];
            Currency: components["schemas"]["Currency"];
        };
        DiskConfigListEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["DiskConfigList"];
        };
        /** @description Every region / 各地域 */
        DiskDistribution: {
            /** @description Sorted by Region / 按地域排序 */
            List: components["schemas"]["RegionCount"][];
        };
        DiskDistributionEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["DiskDistribution"];
        };
        DiskInvalidRequestEnvelope: {
            /**
             * Format: int32
             * @description Code of the error table / 错误码，见错误码表
             */
            scode: number;
            /** @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId */
            desc: string;
            /** @description Short text in English / 英文提示 */
            message: string;
            /** @description Short text in Chinese / 中文提示 */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            /**
             * @description The faulty fields with 10001; else null, or each member when all calls failed / 10001时为出错的字段；其他错误码为null，或全部失败时每个成员的结果
             * @example null
             */
            data?: components["schemas"]["InvalidFieldsOrDiskPartialResult"] | null;
        };
        /** @description One page of disks, and what can be done with each / 一页云硬盘及其可执行的操作 */
        DiskList: {
            /**
             * Format: int64
             * @description All matches, whatever the page / 符合条件的总数，与分页无关
             * @example 1
             */
            TotalCount: number;
            /** @description Disks of the page / 当前页的云硬盘 */
            List: components["schemas"]["Disk"][];
            /** @description What can be done; Properties[i] belongs to List[i] / 可执行的操作，Properties[i]对应List[i] */
            Properties: components["schemas"]["DiskProperties"][];
        };
        DiskListEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["DiskList"];
        };
        /** @description The fields of Disk, or those of DiskSet; see the description of the route / 其中之一的字段，见接口说明 */
        DiskOrDiskSet: {
            /**
             * @description Disk id / 云硬盘ID
             * @example disk-giys4n0i
             */
            DiskId?: string;
            /**
             * @description SYSTEM_DISK or DATA_DISK / 云硬盘用途：SYSTEM_DISK系统盘，DATA_DISK数据盘
             * @example DATA_DISK
             */
            DiskUsage?: string;
            DiskChargeType?: components["schemas"]["DiskChargeType"];
            /**
             * @description Elastic disk / 是否为弹性云硬盘：true弹性，false非弹性
             * @example true
             */
            Portable?: boolean;
            /** @description Zone and project of the disk / 云硬盘所在的可用区和项目 */
            Placement?: components["schemas"]["DiskPlacement"];
            /**
             * @description Whether snapshots can be taken / 是否可以创建快照
             * @example true
             */
            SnapshotAbility?: boolean;
            /**
             * @description Name / 云硬盘名称
             * @example 123
             */
            DiskName?: string;
            /**
             * Format: int64
             * @description Size in GiB / 云硬盘大小，单位GiB
             * @example 20
             */
            DiskSize?: number;
            DiskState?: components["schemas"]["DiskState"];
            DiskType?: components["schemas"]["DiskType"];
            /**
             * @description Attached to an instance / 是否挂载在云服务器上
             * @example false
             */
            Attached?: boolean;
            /**
             * @description Instance it is attached to, or empty / 所挂载的云服务器ID，未挂载时为空
             * @example
             */
            InstanceId?: string;
            /**
             * @description Creation, Beijing time / 创建时间（北京时间）
             * @example 2021-08-27 17:40:15
             */
            CreateTime?: string;
            /**
             * @description Expiry of a prepaid disk, Beijing time, or empty / 包年包月云硬盘的到期时间（北京时间），否则为空
             * @example
             */
            DeadlineTime?: string;
            /**
             * @description Snapshot rollback in progress / 是否正在用快照回滚
             * @example false
             */
            Rollbacking?: boolean;
            /**
             * Format: int32
             * @description Rollback progress / 快照回滚的进度（百分比）
             * @example 0
             */
            RollbackPercent?: number;
            /**
             * @description Encrypted / 是否为加密云硬盘
             * @example false
             */
            Encrypt?: boolean;
            /**
             * @description The instance renews itself and the disk does not / 云硬盘与所挂载的云服务器都是包年包月，云服务器设置了自动续费，而云硬盘没有
             * @example false
             */
            AutoRenewFlagError?: boolean;
            /**
             * @description Renewal of a prepaid disk, or empty / 包年包月云硬盘的续费方式，否则为空
             * @example
             */
            RenewFlag?: string;
            /**
             * @description The disk expires before its instance; both prepaid / 云硬盘与所挂载的云服务器都是包年包月，云硬盘先到期
             * @example false
             */
            DeadlineError?: boolean;
            /**
             * @description A prepaid disk can be returned / 包年包月云硬盘是否可以退还
             * @example false
             */
            IsReturnable?: boolean;
            /**
             * Format: int64
             * @description Why a disk cannot be returned: 1 returned, 2 expired, 3 not supported, 8 quota, 10 postpaid, system or non-elastic / 不能退还的原因：1已退还，2已到期，3不支持退还，8超过可退还数量，10为按量计费、系统盘或非弹性云硬盘
             * @example 10
             */
            ReturnFailCode?: number;
            /**
             * @description Snapshot policies, if asked for / 绑定的定期快照策略ID，仅在请求要求时返回
             * @example []
             */
            AutoSnapshotPolicyIds?: string[];
            /** @description Tags / 云硬盘的标签 */
            Tags?: components["schemas"]["DiskTag"][];
            /**
             * @description Deleted together with its instance / 是否随云服务器一起销毁
             * @example false
             */
            DeleteWithInstance?: boolean;
            /**
             * Format: int64
             * @description Days until expiry; null for postpaid / 距到期的天数，按量计费时为null
             * @example null
             */
            DifferDaysOfDeadline?: number | null;
            /**
             * @description Type change in progress / 是否正在变更类型
             * @example false
             */
            Migrating?: boolean;
            /**
             * Format: int32
             * @description Type change progress / 类型变更的进度（百分比）
             * @example 0
             */
            MigratePercent?: number;
            /**
             * @description Shared disk / 是否为共享型云硬盘
             * @example false
             */
            Shareable?: boolean;
            /**
             * @description Instances of a shared disk / 共享型云硬盘所挂载的云服务器ID
             * @example []
             */
            InstanceIdList?: string[];
            /**
             * Format: int64
             * @description Snapshots / 快照数量
             * @example 0
             */
            SnapshotCount?: number;
            /**
             * Format: int64
             * @description Size of the snapshots in MiB / 快照的总大小，单位MiB
             * @example 0
             */
            SnapshotSize?: number;
            /**
             * @description A snapshot is kept when the disk is destroyed for arrears or expiry / 因欠费或到期销毁时，是否保留快照作为备份
             * @example false
             */
            BackupDisk?: boolean;
            /**
             * @description Last instance it was attached to, or empty / 最后一次挂载的云服务器ID，没有时为空
             * @example
             */
            LastAttachInsId?: string;
            /**
             * Format: int64
             * @description Extra throughput in MB/s / 额外性能，单位MB/s
             * @example 0
             */
            ThroughputPerformance?: number;
            /**
             * Format: int64
             * @description Backup points allowed / 备份点配额
             * @example 0
             */
            DiskBackupQuota?: number;
            /**
             * Format: int64
             * @description Backup points used / 已用的备份点数量
             * @example 0
             */
            DiskBackupCount?: number;
            /**
             * @description Encryption version, or empty / 加密的版本，未加密时为空
             * @example
             */
            EncryptType?: string;
            /**
             * @description KMS key, or empty / KMS密钥ID，没有时为空
             * @example
             */
            KmsKeyId?: string;
            /**
             * @description Burst performance / 是否开启性能突发
             * @example false
             */
            BurstPerformance?: boolean;
            /**
             * @description Reason of the last failed asynchronous operation, or empty / 最近一次异步操作失败的原因，没有时为空
             * @example
             */
            ErrorPrompt?: string;
            /**
             * @description Kind of instance, e.g. CVM or EKS, or empty / 所挂载的云服务器的种类，例如CVM、EKS，没有时为空
             * @example
             */
            InstanceType?: string;
            /**
             * Format: int64
             * @description 1 if snapshots are deleted with the disk / 1表示销毁云硬盘时一并删除快照
             * @example 0
             */
            DeleteSnapshot?: number;
            /**
             * Format: int64
             * @description Disks found / 找到的数量
             * @example 2
             */
            TotalCount?: number;
            /** @description In the order asked / 按请求顺序排列 */
            List?: components["schemas"]["Disk"][];
        };
        DiskOrDiskSetEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["DiskOrDiskSet"];
        };
        DiskPartialEnvelope: {
            /**
             * Format: int32
             * @description 10012 is "partly done" / 10012表示部分成功
             * @example 10012
             * @enum {integer}
             */
            scode: 10012;
            /** @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId */
            desc: string;
            /** @description Short text in English / 英文提示 */
            message: string;
            /** @description Short text in Chinese / 中文提示 */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["DiskPartialResult"];
        };
        /** @description What became of each member when some failed / 部分失败时每个资源的结果 */
        DiskPartialResult: {
            /**
             * Format: int32
             * @description Done / 成功数量
             * @example 1
             */
            Success: number;
            /**
             * Format: int32
             * @description Failed / 失败数量
             * @example 1
             */
            Fail: number;
            /** @description One row a member / 每个资源一行 */
            Results: components["schemas"]["DiskResult"][];
        };
        /** @description Zone and project of a disk / 云硬盘所在的位置 */
        DiskPlacement: {
            /**
             * @description Zone / 可用区
             * @example ap-guangzhou-3
             */
            Zone: string;
            /**
             * Format: int64
             * @description Project / 项目ID
             * @example 1196468
             */
            ProjectId: number;
            /**
             * @description Dedicated cluster / 独享集群ID
             * @example
             */
            CdcId: string;
            /**
             * @description Cage of a dedicated cluster / 围笼ID
             * @example
             */
            CageId: string;
            /**
             * @description Name of the dedicated cluster / 独享集群名称
             * @example
             */
            CdcName: string;
        };
        /** @description What can be done with a disk now / 云硬盘当前可执行的操作 */
        DiskProperties: {
            /**
             * @description Attachment attributes (DeleteWithInstance) can be changed now: attached postpaid data disk, not migrating or rolling back / 现在是否可以修改挂载属性（DeleteWithInstance）：已挂载、按量计费的数据盘，且不在变更类型或回滚中
             * @example false
             */
            IsModify: boolean;
            /**
             * @description Can grow now: elastic, UNATTACHED or ATTACHED, not migrating or rolling back / 现在是否可以扩容：弹性云硬盘，状态为UNATTACHED或ATTACHED，且不在变更类型或回滚中
             * @example true
             */
            IsExpand: boolean;
            /**
             * @description Can be detached now: elastic data disk, ATTACHED, not migrating or rolling back / 现在是否可以卸载：弹性数据盘，状态为ATTACHED，且不在变更类型或回滚中
             * @example false
             */
            IsDetach: boolean;
            /**
             * @description Can be deleted now: elastic data disk, UNATTACHED, not migrating or rolling back; a prepaid one only if IsReturnable / 现在是否可以删除：弹性数据盘，状态为UNATTACHED，且不在变更类型或回滚中；包年包月的还须IsReturnable为true
             * @example true
             */
            IsDelete: boolean;
        };
        /** @description A limit and what of it is used / 配额及用量 */
        DiskQuota: {
            /**
             * @description SNAPSHOTS: snapshots in the region, 64 and 64 more for each disk; AUTO_SNAPSHOT_POLICIES: policies in the region; FREE_SNAPSHOT_SIZE_GIB: size of snapshots in GiB that costs nothing, more is charged / SNAPSHOTS：该地域的快照数量，上限为64，每有一块云硬盘再加64；AUTO_SNAPSHOT_POLICIES：该地域的定期快照策略数量；FREE_SNAPSHOT_SIZE_GIB：免费的快照容量，单位GiB，超出部分计费
             * @example SNAPSHOTS
             */
            Name: string;
            /**
             * Format: int64
             * @description What is used / 已用量
             * @example 3
             */
            Used: number;
            /**
             * Format: int64
             * @description The limit / 上限
             * @example 192
             */
            Limit: number;
            LimitSource: components["schemas"]["LimitSource"];
        };
        /** @description Limits of a region / 一个地域的配额 */
        DiskQuotaList: {
            /** @description The limits / 配额列表 */
            List: components["schemas"]["DiskQuota"][];
        };
        DiskQuotaListEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["DiskQuotaList"];
        };
        DiskResult: {
            /**
             * Format: int32
             * @description 0 is success, else the code of the error table / 0表示成功，否则为错误码表中的错误码
             * @example 0
             */
            scode: number;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Disk / 云硬盘ID
             * @example disk-giys4n0i
             */
            DiskId: string;
        };
        /** @description The disks asked for / 所查询的云硬盘 */
        DiskSet: {
            /**
             * Format: int64
             * @description Disks found / 找到的数量
             * @example 2
             */
            TotalCount: number;
            /** @description In the order asked / 按请求顺序排列 */
            List: components["schemas"]["Disk"][];
        };
        /**
         * @description State, e.g. UNATTACHED, ATTACHING, ATTACHED, DETACHING, EXPANDING, ROLLBACKING, TORECYCLE, DUMPING / 状态，例如UNATTACHED未挂载，ATTACHING挂载中，ATTACHED已挂载，DETACHING卸载中，EXPANDING扩容中，ROLLBACKING回滚中，TORECYCLE在回收站中，DUMPING复制数据中
         * @example UNATTACHED
         */
        DiskState: string;
        /** @description A tag bound to a disk / 云硬盘的标签 */
        DiskTag: {
            /**
             * @description Key / 标签键
             * @example env
             */
            Key: string;
            /**
             * @description Value / 标签值
             * @example test
             */
            Value: string;
        };
        /**
         * @description Medium: CLOUD_BASIC, CLOUD_PREMIUM, CLOUD_BSSD, CLOUD_SSD, CLOUD_HSSD, CLOUD_TSSD; others go to Tencent as they are / 云硬盘类型：CLOUD_BASIC普通云硬盘，CLOUD_PREMIUM高性能云硬盘，CLOUD_BSSD通用型SSD云硬盘，CLOUD_SSD表示SSD云硬盘，CLOUD_HSSD增强型SSD云硬盘，CLOUD_TSSD极速型SSD云硬盘；其他类型原样传给腾讯云CLOUD_SSD表示SSD云硬盘，CLOUD_HSSD增强型SSD云硬盘，CLOUD_TSSD极速型SSD云硬盘；其他类型原样传给腾讯云
         * @example CLOUD_PREMIUM
         */
        DiskType: string;
        /**
         * @description Only system disks or data disks / 系统盘或数据盘，不填则都查询
         * @example DATA_DISK
         * @enum {string|null}
         */
        DiskUsage: "SYSTEM_DISK" | "DATA_DISK" | null;
        /** @description An empty object / 空对象 */
        Empty: Record<string, never>;
        EmptyEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["Empty"];
        };
        /**
         * @description ENCRYPT makes an encrypted disk / 填ENCRYPT创建加密云硬盘
         * @example ENCRYPT
         * @enum {string|null}
         */
        Encrypt: "ENCRYPT" | null;
        /** @description One event of CloudAudit / 一条操作审计事件 */
        Event: {
            /** @description What it is about / 涉及的资源 */
            Resources: components["schemas"]["EventResource"];
            /**
             * Format: int64
             * @description Account / 主账号ID
             * @example 100004375281
             */
            AccountID: number;
            /**
             * @description The whole event as JSON / 完整的事件内容（JSON）
             * @example {}
             */
            CloudAuditEvent: string;
            /**
             * Format: int64
             * @description Error code of the authorization, 0 if it passed / 鉴权错误码，0表示通过
             * @example 0
             */
            ErrorCode: number;
            /**
             * @description Id / 事件ID
             * @example
             */
            EventId: string;
            /**
             * @description Name / 事件名称
             * @example StopInstances
             */
            EventName: string;
            /**
             * @description Name in Chinese / 事件名称中文描述
             * @example 关闭实例
             */
            EventNameCn: string;
            /**
             * @description Region where it happened / 事件发生的地域
             * @example ap-guangzhou
             */
            EventRegion: string;
            /**
             * @description Service that was called / 被调用的服务
             * @example cvm.tencentcloudapi.com
             */
            EventSource: string;
            /**
             * @description Seconds since 1970 / 事件时间，秒级时间戳
             * @example 1629961140
             */
            EventTime: string;
            /**
             * @description RequestId of the call / 请求ID
             * @example
             */
            RequestID: string;
            /**
             * @description Region of the resource / 资源地域
             * @example ap-guangzhou
             */
            ResourceRegion: string;
            /**
             * @description Type of the resource in Chinese / 资源类型中文描述
             * @example 云服务器
             */
            ResourceTypeCn: string;
            /**
             * @description Key that signed the call / 签名所用的SecretId
             * @example
             */
            SecretId: string;
            /**
             * @description Address of the caller / 调用方的IP
             * @example
             */
            SourceIPAddress: string;
            /**
             * @description User / 用户名
             * @example root
             */
            Username: string;
            /**
             * @description Place of the address / IP归属地
             * @example
             */
            Location: string;
        };
        /** @description One page of events / 一页事件 */
        EventList: {
            /**
             * Format: int64
             * @description All matches, whatever the page / 符合条件的总数，与分页无关
             * @example 1
             */
            TotalCount: number;
            /** @description Newest first / 最新的在前 */
            List: components["schemas"]["Event"][];
        };
        EventListEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["EventList"];
        };
        /** @description What an event is about / 事件的资源 */
        EventResource: {
            /**
             * @description Names of the resources, joined by | / 资源名称，多个时以|连接
             * @example instance/ins-in511g92
             */
            ResourceName: string;
            /**
             * @description Type / 资源类型
             * @example cvm
             */
            ResourceType: string;
        };
        FailureEnvelope: {
            /**
             * Format: int32
             * @description Code of the error table / 错误码，见错误码表
             */
            scode: number;
            /** @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId */
            desc: string;
            /** @description Short text in English / 英文提示 */
            message: string;
            /** @description Short text in Chinese / 中文提示 */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            /**
             * @description Always null / 始终为null
             * @example null
             */
            data?: {
                [key: string]: unknown;
            } | null;
        };
        FieldFault: {
            /**
             * @description Field as it was sent, nested ones with dots; "body" and "query" are the whole body and the query string / 出错的字段，按请求中的写法，嵌套字段用点分隔；"body"表示整个请求体，"query"表示URL查询参数
             * @example DiskSize
             */
            Field: string;
            Rule: components["schemas"]["FieldRule"];
            /**
             * @description What is wrong, in English / 错误说明（英文）
             * @example must be a whole number from 10 to 32000
             */
            Message: string;
            /**
             * @description What is wrong, in Chinese / 错误说明（中文）
             * @example 必须是10到32000的整数
             */
            MessageCn: string;
        };
        /**
         * @description Kind of the rule that was broken: required (missing), unknown (no such field), type, length, range, format, choice (not one of the listed), count (too many or too few items), exclusive (not beside another field), relation (does not fit another field or resource), near-miss (probably a mistyped known name) / 违反的规则类型：required缺少必填字段，unknown未知字段，type类型，length长度，range取值范围，format格式， choice不在可选值内，count数量，exclusive与其他字段互斥，relation与其他字段或资源不符，near-miss疑似拼写错误
         * @example range
         * @enum {string}
         */
        FieldRule: "required" | "unknown" | "type" | "length" | "range" | "format" | "choice" | "count" | "exclusive" | "relation" | "near-miss";
        Filter: {
            /**
             * @description Name of a filter of Tencent’s action, e.g. DescribeDisks / 过滤条件的名称，与腾讯云接口（例如DescribeDisks）的相同
             * @example disk-type
             */
            Name: string;
            /**
             * @description Values; a row matches with any of them / 过滤条件的值，符合其中任意一个即可
             * @example [
             *       "CLOUD_PREMIUM"
             *     ]
             */
            Values: string[];
        };
        InspectAutoSnapshotPolicyDistributionRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Only this region; absent means all / 仅查询该地域，不填则查询所有地域
             * @example ap-guangzhou
             */
            Region?: string | null;
            /**
             * Format: int32
             * @description Rows to skip; ignored when PageSize or PageNum is above 0 / 跳过的行数，默认为0；PageSize或PageNum大于0时忽略
             * @example 0
             */
            Offset?: number | null;
            /**
             * Format: int32
             * @description Rows to return, at most 100; absent or 0 means 20; ignored when PageSize or PageNum is above 0 / 返回的行数，最大100，不填或0为20；PageSize或PageNum大于0时忽略
             * @example 20
             */
            Limit?: number | null;
            Order?: components["schemas"]["Order"];
            /**
             * @description Only these policies, at most 100 / 要查询的定期快照策略ID，最多100个
             * @example [
             *       "asp-63p7jk73"
             *     ]
             */
            AutoSnapshotPolicyIds?: string[] | null;
            /**
             * @description The same, instead of AutoSnapshotPolicyIds / 同上，与AutoSnapshotPolicyIds二选一
             * @example asp-63p7jk73
             */
            AutoSnapshotPolicyId?: string | null;
            /** @description Conditions; a row must match all of them / 过滤条件，须全部符合 */
            Filters?: components["schemas"]["Filter"][] | null;
            OrderField?: components["schemas"]["ListSnapshotsOrderField"];
            /**
             * Format: int32
             * @description Zero-based page number; above 0 it counts without PageSize too / 页码，从0开始；大于0时，即使没有PageSize也按页码分页
             * @example 0
             */
            PageNum?: number | null;
            /**
             * Format: int32
             * @description Rows a page, at most 100; absent or 0 means 20; above 0 it and PageNum come before Offset and Limit / 每页的行数，最大100，不填或0为20；大于0时，它和PageNum优先于Offset和Limit
             * @example 10
             */
            PageSize?: number | null;
        };
        InspectDiskQuotaRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
        };
        /** @description Names one disk by DiskId, or several by DiskIds / 用DiskId指定一块云硬盘，或用DiskIds指定多块 */
        InspectDisksRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * Format: int32
             * @description Rows to skip; ignored when PageSize or PageNum is above 0 / 跳过的行数，默认为0；PageSize或PageNum大于0时忽略
             * @example 0
             */
            Offset?: number | null;
            /**
             * Format: int32
             * @description Rows to return, at most 100; absent or 0 means 20; ignored when PageSize or PageNum is above 0 / 返回的行数，最大100，不填或0为20；PageSize或PageNum大于0时忽略
             * @example 20
             */
            Limit?: number | null;
            Order?: components["schemas"]["Order"];
            /**
             * @description One disk id, instead of DiskIds / 一个云硬盘ID，与DiskIds二选一
             * @example disk-giys4n0i
             */
            DiskId?: string | null;
            /**
             * @description Disk ids, at most 100, instead of DiskId / 一个或多个云硬盘ID，最多100个，与DiskId二选一
             * @example [
             *       "disk-giys4n0i"
             *     ]
             */
            DiskIds?: string[] | null;
            /** @description Conditions; a row must match all of them / 过滤条件，须全部符合 */
            Filters?: components["schemas"]["Filter"][] | null;
            OrderField?: components["schemas"]["ListDisksOrderField"];
            /**
             * @description True fills AutoSnapshotPolicyIds / 为true时返回AutoSnapshotPolicyIds
             * @example false
             */
            ReturnBindAutoSnapshotPolicy?: boolean | null;
        } | unknown | unknown;
        InspectDistributionRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Only this region; absent means all / 仅查询该地域，不填则查询所有地域
             * @example ap-guangzhou
             */
            Region?: string | null;
            /**
             * Format: int32
             * @description Rows to skip; ignored when PageSize or PageNum is above 0 / 跳过的行数，默认为0；PageSize或PageNum大于0时忽略
             * @example 0
             */
            Offset?: number | null;
            /**
             * Format: int32
             * @description Rows to return, at most 100; absent or 0 means 20; ignored when PageSize or PageNum is above 0 / 返回的行数，最大100，不填或0为20；PageSize或PageNum大于0时忽略
             * @example 20
             */
            Limit?: number | null;
            Order?: components["schemas"]["Order"];
            /**
             * @description One disk id, instead of DiskIds / 一个云硬盘ID，与DiskIds二选一
             * @example disk-giys4n0i
             */
            DiskId?: string | null;
            /**
             * @description Disk ids, at most 100, instead of DiskId / 一个或多个云硬盘ID，最多100个，与DiskId二选一
             * @example [
             *       "disk-giys4n0i"
             *     ]
             */
            DiskIds?: string[] | null;
            /** @description Conditions; a row must match all of them / 过滤条件，须全部符合 */
            Filters?: components["schemas"]["Filter"][] | null;
            OrderField?: components["schemas"]["ListDisksOrderField"];
            /**
             * @description True fills AutoSnapshotPolicyIds / 为true时返回AutoSnapshotPolicyIds
             * @example false
             */
            ReturnBindAutoSnapshotPolicy?: boolean | null;
            /**
             * Format: int32
             * @description Zero-based page number; above 0 it counts without PageSize too / 页码，从0开始；大于0时，即使没有PageSize也按页码分页
             * @example 0
             */
            PageNum?: number | null;
            /**
             * Format: int32
             * @description Rows a page, at most 100; absent or 0 means 20; above 0 it and PageNum come before Offset and Limit / 每页的行数，最大100，不填或0为20；大于0时，它和PageNum优先于Offset和Limit
             * @example 10
             */
            PageSize?: number | null;
        };
        InspectOperationRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Without effect: the operation knows its region / 地域，不影响结果，以操作记录的地域为准
             * @example ap-guangzhou
             */
            Region?: string | null;
            /**
             * @description X-Operation-Id of the write / 操作id，即写操作返回的X-Operation-Id
             * @example 0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0
             */
            OperationId: string;
            /**
             * Format: int32
             * @description The reply waits until the operation is over, for so many seconds at most; absent or 0: it does not wait / 等待操作结束的最长秒数，操作结束即返回；不填或为0表示不等待
             * @example 20
             */
            WaitSeconds?: number | null;
        };
        InspectRenewPriceRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description One disk id, instead of DiskIds / 一个云硬盘ID，与DiskIds二选一
             * @example disk-giys4n0i
             */
            DiskId?: string | null;
            /**
             * @description Disk ids, at most 100, instead of DiskId / 一个或多个云硬盘ID，最多100个，与DiskId二选一
             * @example [
             *       "disk-giys4n0i"
             *     ]
             */
            DiskIds?: string[] | null;
            /** @description For how long each disk is renewed; exactly one of DiskChargePrepaid and NewDeadline is required / 每块云硬盘的续费时长；DiskChargePrepaid与NewDeadline须且只能填一个 */
            DiskChargePrepaid?: components["schemas"]["OptionalDiskChargePrepaid"] | null;
            /**
             * @description Until when the disks are renewed, Beijing time; instead of DiskChargePrepaid / 续费后的到期时间，北京时间；与DiskChargePrepaid二选一
             * @example 2027-12-31 00:00:00
             */
            NewDeadline?: string | null;
        };
        InspectSnapshotDistributionRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Only this region; absent means all / 仅查询该地域，不填则查询所有地域
             * @example ap-guangzhou
             */
            Region?: string | null;
            /**
             * Format: int32
             * @description Rows to skip; ignored when PageSize or PageNum is above 0 / 跳过的行数，默认为0；PageSize或PageNum大于0时忽略
             * @example 0
             */
            Offset?: number | null;
            /**
             * Format: int32
             * @description Rows to return, at most 100; absent or 0 means 20; ignored when PageSize or PageNum is above 0 / 返回的行数，最大100，不填或0为20；PageSize或PageNum大于0时忽略
             * @example 20
             */
            Limit?: number | null;
            Order?: components["schemas"]["Order"];
            /**
             * @description Snapshot id, instead of SnapshotIds / 快照ID，与SnapshotIds二选一
             * @example snap-hn9huy55
             */
            SnapshotId?: string | null;
            /**
             * @description Snapshot ids, at most 100 / 快照ID，最多100个
             * @example [
             *       "snap-hn9huy55"
             *     ]
             */
            SnapshotIds?: string[] | null;
            /** @description Conditions; a row must match all of them / 过滤条件，须全部符合 */
            Filters?: components["schemas"]["Filter"][] | null;
            OrderField?: components["schemas"]["ListSnapshotsOrderField"];
            /**
             * Format: int32
             * @description Zero-based page number; above 0 it counts without PageSize too / 页码，从0开始；大于0时，即使没有PageSize也按页码分页
             * @example 0
             */
            PageNum?: number | null;
            /**
             * Format: int32
             * @description Rows a page, at most 100; absent or 0 means 20; above 0 it and PageNum come before Offset and Limit / 每页的行数，最大100，不填或0为20；大于0时，它和PageNum优先于Offset和Limit
             * @example 10
             */
            PageSize?: number | null;
        };
        /** @description What is wrong with the request / 请求中的错误 */
        InvalidFields: {
            /** @description One row a fault; desc says the same / 每个错误一行，内容与desc相同 */
            Fields: components["schemas"]["FieldFault"][];
        };
        /** @description The fields of InvalidFields, or those of BoundDiskPartialResult; see the description of the route / 其中之一的字段，见接口说明 */
        InvalidFieldsOrBoundDiskPartialResult: {
            /** @description One row a fault; desc says the same / 每个错误一行，内容与desc相同 */
            Fields?: components["schemas"]["FieldFault"][];
            /**
             * Format: int32
             * @description Done / 成功数量
             * @example 1
             */
            Success?: number;
            /**
             * Format: int32
             * @description Failed / 失败数量
             * @example 1
             */
            Fail?: number;
            /** @description One row a member / 每个资源一行 */
            Results?: components["schemas"]["BoundDiskResult"][];
        } | null;
        /** @description The fields of InvalidFields, or those of CreatedSnapshotPartialResult; see the description of the route / 其中之一的字段，见接口说明 */
        InvalidFieldsOrCreatedSnapshotPartialResult: {
            /** @description One row a fault; desc says the same / 每个错误一行，内容与desc相同 */
            Fields?: components["schemas"]["FieldFault"][];
            /**
             * Format: int32
             * @description Done / 成功数量
             * @example 1
             */
            Success?: number;
            /**
             * Format: int32
             * @description Failed / 失败数量
             * @example 1
             */
            Fail?: number;
            /** @description One row a member / 每个资源一行 */
            Results?: components["schemas"]["CreatedSnapshotResult"][];
        } | null;
        /** @description The fields of InvalidFields, or those of DiskPartialResult; see the description of the route / 其中之一的字段，见接口说明 */
        InvalidFieldsOrDiskPartialResult: {
            /** @description One row a fault; desc says the same / 每个错误一行，内容与desc相同 */
            Fields?: components["schemas"]["FieldFault"][];
            /**
             * Format: int32
             * @description Done / 成功数量
             * @example 1
             */
            Success?: number;
            /**
             * Format: int32
             * @description Failed / 失败数量
             * @example 1
             */
            Fail?: number;
            /** @description One row a member / 每个资源一行 */
            Results?: components["schemas"]["DiskResult"][];
        } | null;
        /** @description The fields of InvalidFields, or those of SnapshotPartialResult; see the description of the route / 其中之一的字段，见接口说明 */
        InvalidFieldsOrSnapshotPartialResult: {
            /** @description One row a fault; desc says the same / 每个错误一行，内容与desc相同 */
            Fields?: components["schemas"]["FieldFault"][];
            /**
             * Format: int32
             * @description Done / 成功数量
             * @example 1
             */
            Success?: number;
            /**
             * Format: int32
             * @description Failed / 失败数量
             * @example 1
             */
            Fail?: number;
            /** @description One row a member / 每个资源一行 */
            Results?: components["schemas"]["SnapshotResult"][];
        } | null;
        InvalidRequestEnvelope: {
            /**
             * Format: int32
             * @description Code of the error table / 错误码，见错误码表
             */
            scode: number;
            /** @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId */
            desc: string;
            /** @description Short text in English / 英文提示 */
            message: string;
            /** @description Short text in Chinese / 中文提示 */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            /**
             * @description The faulty fields with 10001, else null / 10001时为出错的字段，其他错误码为null
             * @example null
             */
            data?: components["schemas"]["OptionalInvalidFields"] | null;
        };
        /**
         * @description documented: as Tencent’s documentation says, the limit of an account may differ; upstream: as Tencent answered / documented：腾讯云文档中的上限，账号的实际上限可能不同；upstream：腾讯云接口返回的上限
         * @example documented
         * @enum {string}
         */
        LimitSource: "documented" | "upstream";
        ListApiKeysRequest: {
            /**
             * Format: int32
             * @description Zero-based page number; above 0 it counts without PageSize too / 页码，从0开始；大于0时，即使没有PageSize也按页码分页
             * @example 0
             */
            PageNum?: number | null;
            /**
             * Format: int32
             * @description Rows a page, at most 100; absent or 0 means 20; above 0 it and PageNum come before Offset and Limit / 每页的行数，最大100，不填或0为20；大于0时，它和PageNum优先于Offset和Limit
             * @example 10
             */
            PageSize?: number | null;
        };
        /** @description Exactly one of disks (DiskId or DiskIds) and Zone / 云硬盘（DiskId或DiskIds）与Zone须且只能填一种 */
        ListAttachableInstancesRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description One disk to attach; its zone counts. Instead of DiskIds and Zone / 要挂载的云硬盘ID，查询其可用区的云服务器；与DiskIds、Zone三选一
             * @example disk-giys4n0i
             */
            DiskId?: string | null;
            /**
             * @description Disks to attach together, at most 100, all in one zone. Instead of DiskId and Zone / 要一起挂载的云硬盘ID，最多100个，须在同一可用区；与DiskId、Zone三选一
             * @example [
             *       "disk-giys4n0i"
             *     ]
             */
            DiskIds?: string[] | null;
            /**
             * @description Zone of the instances; must belong to Region. Instead of disks / 云服务器的可用区，须属于Region；与DiskId、DiskIds三选一
             * @example ap-guangzhou-3
             */
            Zone?: string | null;
            /**
             * @description Part of the name or the id of the instance, in any case / 过滤字符串，模糊匹配云服务器名称或ID，不区分大小写
             * @example
             */
            Fuzzy?: string | null;
            /**
             * Format: int32
             * @description Zero-based page number; above 0 it counts without PageSize too / 页码，从0开始；大于0时，即使没有PageSize也按页码分页
             * @example 0
             */
            PageNum?: number | null;
            /**
             * Format: int32
             * @description Rows a page, at most 100; absent or 0 means 20; above 0 it and PageNum come before Offset and Limit / 每页的行数，最大100，不填或0为20；大于0时，它和PageNum优先于Offset和Limit
             * @example 10
             */
            PageSize?: number | null;
            /**
             * Format: int32
             * @description Rows to skip; ignored when PageSize or PageNum is above 0 / 跳过的行数，默认为0；PageSize或PageNum大于0时忽略
             * @example 0
             */
            Offset?: number | null;
            /**
             * Format: int32
             * @description Rows to return, at most 100; absent or 0 means 20; ignored when PageSize or PageNum is above 0 / 返回的行数，最大100，不填或0为20；PageSize或PageNum大于0时忽略
             * @example 20
             */
            Limit?: number | null;
        };
        ListAuditRequest: {
            /**
             * @description Tenant id; "*" for what concerns no single tenant, for callers of all tenants / 租户uuid；"*"表示不属于单个租户的记录，仅可访问全部租户的调用方可用
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid?: string | null;
            /**
             * @description Only changes of this disk / 仅查询该云硬盘的变更
             * @example disk-giys4n0i
             */
            DiskId?: string | null;
            /**
             * @description Only what this caller did / 仅查询该调用方的操作
             * @example admin
             */
            Actor?: string | null;
            /**
             * @description Only this action / 仅查询该操作
             * @example disk/create
             */
            Action?: string | null;
            /**
             * @description From this second on, Beijing time / 起始时间（北京时间），包含这一秒
             * @example 2026-11-24 00:00:00
             */
            BeginTime?: string | null;
            /**
             * @description Up to this second, Beijing time / 结束时间（北京时间），包含这一秒
             * @example 2026-11-24 23:59:59
             */
            EndTime?: string | null;
            /**
             * Format: int32
             * @description Zero-based page number; above 0 it counts without PageSize too / 页码，从0开始；大于0时，即使没有PageSize也按页码分页
             * @example 0
             */
            PageNum?: number | null;
            /**
             * Format: int32
             * @description Rows a page, at most 100; absent or 0 means 20; above 0 it and PageNum come before Offset and Limit / 每页的行数，最大100，不填或0为20；大于0时，它和PageNum优先于Offset和Limit
             * @example 10
             */
            PageSize?: number | null;
        };
        ListAutoSnapshotPoliciesRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * Format: int32
             * @description Rows to skip; ignored when PageSize or PageNum is above 0 / 跳过的行数，默认为0；PageSize或PageNum大于0时忽略
             * @example 0
             */
            Offset?: number | null;
            /**
             * Format: int32
             * @description Rows to return, at most 100; absent or 0 means 20; ignored when PageSize or PageNum is above 0 / 返回的行数，最大100，不填或0为20；PageSize或PageNum大于0时忽略
             * @example 20
             */
            Limit?: number | null;
            Order?: components["schemas"]["Order"];
            /**
             * @description Only these policies, at most 100 / 要查询的定期快照策略ID，最多100个
             * @example [
             *       "asp-63p7jk73"
             *     ]
             */
            AutoSnapshotPolicyIds?: string[] | null;
            /**
             * @description The same, instead of AutoSnapshotPolicyIds / 同上，与AutoSnapshotPolicyIds二选一
             * @example asp-63p7jk73
             */
            AutoSnapshotPolicyId?: string | null;
            /** @description Conditions; a row must match all of them / 过滤条件，须全部符合 */
            Filters?: components["schemas"]["Filter"][] | null;
            OrderField?: components["schemas"]["ListSnapshotsOrderField"];
            /**
             * Format: int32
             * @description Zero-based page number; above 0 it counts without PageSize too / 页码，从0开始；大于0时，即使没有PageSize也按页码分页
             * @example 0
             */
            PageNum?: number | null;
            /**
             * Format: int32
             * @description Rows a page, at most 100; absent or 0 means 20; above 0 it and PageNum come before Offset and Limit / 每页的行数，最大100，不填或0为20；大于0时，它和PageNum优先于Offset和Limit
             * @example 10
             */
            PageSize?: number | null;
            /**
             * @description Part of the name or the id, in any case / 模糊匹配策略名称或策略ID，不区分大小写
             * @example
             */
            Fuzzy?: string | null;
        };
        ListCredentialsRequest: {
            /**
             * @description Only this tenant / 仅查询该租户
             * @example system
             */
            TenantUuid?: string | null;
            /**
             * @description Only this cluster / 仅查询该集群
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid?: string | null;
            /**
             * Format: int32
             * @description Zero-based page number; above 0 it counts without PageSize too / 页码，从0开始；大于0时，即使没有PageSize也按页码分页
             * @example 0
             */
            PageNum?: number | null;
            /**
             * Format: int32
             * @description Rows a page, at most 100; absent or 0 means 20; above 0 it and PageNum come before Offset and Limit / 每页的行数，最大100，不填或0为20；大于0时，它和PageNum优先于Offset和Limit
             * @example 10
             */
            PageSize?: number | null;
        };
        ListDiskConfigsRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description Only this zone; must belong to Region / 可用区，须属于Region；不填则查询所有可用区
             * @example ap-guangzhou-3
             */
            Zone?: string | null;
            DiskType?: components["schemas"]["OptionalDiskType"];
            DiskChargeType?: components["schemas"]["OptionalDiskChargeType"];
            DiskUsage?: components["schemas"]["DiskUsage"];
            /**
             * @description Only what goes with instances of this family / 云服务器的机型系列，只查询可与其搭配的云硬盘
             * @example S5
             */
            InstanceFamily?: string | null;
        };
        /**
         * @description What to sort by / 排序字段
         * @example CREATE_TIME
         * @enum {string|null}
         */
        ListDisksOrderField: "CREATE_TIME" | "DEADLINE" | null;
        ListDisksRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * Format: int32
             * @description Rows to skip; ignored when PageSize or PageNum is above 0 / 跳过的行数，默认为0；PageSize或PageNum大于0时忽略
             * @example 0
             */
            Offset?: number | null;
            /**
             * Format: int32
             * @description Rows to return, at most 100; absent or 0 means 20; ignored when PageSize or PageNum is above 0 / 返回的行数，最大100，不填或0为20；PageSize或PageNum大于0时忽略
             * @example 20
             */
            Limit?: number | null;
            Order?: components["schemas"]["Order"];
            /**
             * @description One disk id, instead of DiskIds / 一个云硬盘ID，与DiskIds二选一
             * @example disk-giys4n0i
             */
            DiskId?: string | null;
            /**
             * @description Disk ids, at most 100, instead of DiskId / 一个或多个云硬盘ID，最多100个，与DiskId二选一
             * @example [
             *       "disk-giys4n0i"
             *     ]
             */
            DiskIds?: string[] | null;
            /** @description Conditions; a row must match all of them / 过滤条件，须全部符合 */
            Filters?: components["schemas"]["Filter"][] | null;
            OrderField?: components["schemas"]["ListDisksOrderField"];
            /**
             * @description True fills AutoSnapshotPolicyIds / 为true时返回AutoSnapshotPolicyIds
             * @example false
             */
            ReturnBindAutoSnapshotPolicy?: boolean | null;
            State?: components["schemas"]["OptionalDiskState"];
            /**
             * @description Only disks bound to this snapshot policy / 仅查询绑定了该定期快照策略的云硬盘
             * @example asp-3stvwfxx
             */
            AutoSnapshotPolicyId?: string | null;
            /**
             * @description Part of the name, id or instance id, in any case / 模糊匹配名称、云硬盘ID或云服务器ID，不区分大小写
             * @example
             */
            Fuzzy?: string | null;
            /**
             * @description Only disks in this zone / 仅查询该可用区的云硬盘
             * @example ap-guangzhou-3
             */
            Zone?: string | null;
            /**
             * Format: int32
             * @description Zero-based page number; above 0 it counts without PageSize too / 页码，从0开始；大于0时，即使没有PageSize也按页码分页
             * @example 0
             */
            PageNum?: number | null;
            /**
             * Format: int32
             * @description Rows a page, at most 100; absent or 0 means 20; above 0 it and PageNum come before Offset and Limit / 每页的行数，最大100，不填或0为20；大于0时，它和PageNum优先于Offset和Limit
             * @example 10
             */
            PageSize?: number | null;
        };
        ListEventsRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * Format: int64
             * @description From, seconds since 1970 / 起始时间，秒级时间戳
             * @example 1629907200
             */
            StartTime: number;
            /**
             * Format: int64
             * @description Until, seconds since 1970 / 结束时间，秒级时间戳
             * @example 1629993599
             */
            EndTime: number;
            /**
             * @description Part of a text of the event, e.g. its name or its user, in any case / 模糊匹配事件中的文本，例如名称或用户，不区分大小写
             * @example
             */
            Fuzzy?: string | null;
            /**
             * Format: int32
             * @description Zero-based page number; above 0 it counts without PageSize too / 页码，从0开始；大于0时，即使没有PageSize也按页码分页
             * @example 0
             */
            PageNum?: number | null;
            /**
             * Format: int32
             * @description Rows a page, at most 100; absent or 0 means 20; above 0 it and PageNum come before Offset and Limit / 每页的行数，最大100，不填或0为20；大于0时，它和PageNum优先于Offset和Limit
             * @example 10
             */
            PageSize?: number | null;
            /**
             * @description Instance whose events are wanted / 要查询事件的云服务器ID
             * @example ins-in511g92
             */
            InstanceId: string;
        };
        ListOperationLogsRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description Disk whose operations are wanted / 要查询操作日志的云硬盘ID
             * @example disk-giys4n0i
             */
            DiskId: string;
            /** @description Conditions; a row must match all of them / 过滤条件，须全部符合 */
            Filters?: components["schemas"]["Filter"][] | null;
            /**
             * @description From, Beijing time / 起始时间（北京时间）
             * @example 2021-08-27 00:00:00
             */
            BeginTime?: string | null;
            /**
             * @description Until, Beijing time / 截止时间（北京时间）
             * @example 2021-08-27 23:59:59
             */
            EndTime?: string | null;
            /**
             * @description Part of Operation, Operator or OperationState, in any case / 模糊匹配Operation、Operator或OperationState，不区分大小写
             * @example SUCCESS
             */
            Fuzzy?: string | null;
            /**
             * Format: int32
             * @description Zero-based page number; above 0 it counts without PageSize too / 页码，从0开始；大于0时，即使没有PageSize也按页码分页
             * @example 0
             */
            PageNum?: number | null;
            /**
             * Format: int32
             * @description Rows a page, at most 100; absent or 0 means 20; above 0 it and PageNum come before Offset and Limit / 每页的行数，最大100，不填或0为20；大于0时，它和PageNum优先于Offset和Limit
             * @example 10
             */
            PageSize?: number | null;
        };
        ListOperationsRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Only operations in this region / 仅查询该地域的操作
             * @example ap-guangzhou
             */
            Region?: string | null;
            State?: components["schemas"]["OptionalState"];
            /**
             * @description Only this action / 仅查询该操作
             * @example disk/attach
             */
            Action?: string | null;
            /**
             * @description Only operations on this disk, snapshot or policy / 仅查询该云硬盘、快照或定期快照策略的操作
             * @example disk-giys4n0i
             */
            ResourceId?: string | null;
            /**
             * Format: int32
             * @description Zero-based page number; above 0 it counts without PageSize too / 页码，从0开始；大于0时，即使没有PageSize也按页码分页
             * @example 0
             */
            PageNum?: number | null;
            /**
             * Format: int32
             * @description Rows a page, at most 100; absent or 0 means 20; above 0 it and PageNum come before Offset and Limit / 每页的行数，最大100，不填或0为20；大于0时，它和PageNum优先于Offset和Limit
             * @example 10
             */
            PageSize?: number | null;
            /**
             * Format: int32
             * @description Rows to skip; ignored when PageSize or PageNum is above 0 / 跳过的行数，默认为0；PageSize或PageNum大于0时忽略
             * @example 0
             */
            Offset?: number | null;
            /**
             * Format: int32
             * @description Rows to return, at most 100; absent or 0 means 20; ignored when PageSize or PageNum is above 0 / 返回的行数，最大100，不填或0为20；PageSize或PageNum大于0时忽略
             * @example 20
             */
            Limit?: number | null;
        };
        ListRecycledDisksRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description Part of the name or id, in any case / 过滤字符串，模糊匹配名称或云硬盘ID，不区分大小写
             * @example
             */
            Fuzzy?: string | null;
            /**
             * Format: int32
             * @description Zero-based page number; above 0 it counts without PageSize too / 页码，从0开始；大于0时，即使没有PageSize也按页码分页
             * @example 0
             */
            PageNum?: number | null;
            /**
             * Format: int32
             * @description Rows a page, at most 100; absent or 0 means 20; above 0 it and PageNum come before Offset and Limit / 每页的行数，最大100，不填或0为20；大于0时，它和PageNum优先于Offset和Limit
             * @example 10
             */
            PageSize?: number | null;
            /**
             * Format: int32
             * @description Rows to skip; ignored when PageSize or PageNum is above 0 / 跳过的行数，默认为0；PageSize或PageNum大于0时忽略
             * @example 0
             */
            Offset?: number | null;
            /**
             * Format: int32
             * @description Rows to return, at most 100; absent or 0 means 20; ignored when PageSize or PageNum is above 0 / 返回的行数，最大100，不填或0为20；PageSize或PageNum大于0时忽略
             * @example 20
             */
            Limit?: number | null;
        };
        ListRegionsRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id; absent means the only one of the tenant / 集群uuid，不填则为租户唯一的集群
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid?: string | null;
            /**
             * Format: int64
             * @description Project id; without effect / 项目ID，不影响结果
             * @example 1184854
             */
            ProjectId?: number | null;
        };
        ListSnapshotEventsRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * Format: int64
             * @description From, seconds since 1970 / 起始时间，秒级时间戳
             * @example 1629907200
             */
            StartTime: number;
            /**
             * Format: int64
             * @description Until, seconds since 1970 / 结束时间，秒级时间戳
             * @example 1629993599
             */
            EndTime: number;
            /**
             * @description Part of a text of the event, e.g. its name or its user, in any case / 模糊匹配事件中的文本，例如名称或用户，不区分大小写
             * @example
             */
            Fuzzy?: string | null;
            /**
             * Format: int32
             * @description Zero-based page number; above 0 it counts without PageSize too / 页码，从0开始；大于0时，即使没有PageSize也按页码分页
             * @example 0
             */
            PageNum?: number | null;
            /**
             * Format: int32
             * @description Rows a page, at most 100; absent or 0 means 20; above 0 it and PageNum come before Offset and Limit / 每页的行数，最大100，不填或0为20；大于0时，它和PageNum优先于Offset和Limit
             * @example 10
             */
            PageSize?: number | null;
            /**
             * @description Snapshot whose events are wanted, exactly one / 要查询事件的快照ID，只能传一个
             * @example snap-6ixzjp6d
             */
            SnapshotId?: string | null;
            /**
             * @description The same, instead of SnapshotId / 同上，与SnapshotId二选一
             * @example [
             *       "snap-6ixzjp6d"
             *     ]
             */
            SnapshotIds?: string[] | null;
        };
        /**
         * @description What to sort by / 排序字段
         * @example CREATE_TIME
         * @enum {string|null}
         */
        ListSnapshotsOrderField: "CREATE_TIME" | null;
        ListSnapshotsRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * Format: int32
             * @description Rows to skip; ignored when PageSize or PageNum is above 0 / 跳过的行数，默认为0；PageSize或PageNum大于0时忽略
             * @example 0
             */
            Offset?: number | null;
            /**
             * Format: int32
             * @description Rows to return, at most 100; absent or 0 means 20; ignored when PageSize or PageNum is above 0 / 返回的行数，最大100，不填或0为20；PageSize或PageNum大于0时忽略
             * @example 20
             */
            Limit?: number | null;
            Order?: components["schemas"]["Order"];
            /**
             * @description Snapshot id, instead of SnapshotIds / 快照ID，与SnapshotIds二选一
             * @example snap-hn9huy55
             */
            SnapshotId?: string | null;
            /**
             * @description Snapshot ids, at most 100 / 快照ID，最多100个
             * @example [
             *       "snap-hn9huy55"
             *     ]
             */
            SnapshotIds?: string[] | null;
            /** @description Conditions; a row must match all of them / 过滤条件，须全部符合 */
            Filters?: components["schemas"]["Filter"][] | null;
            OrderField?: components["schemas"]["ListSnapshotsOrderField"];
            /**
             * Format: int32
             * @description Zero-based page number; above 0 it counts without PageSize too / 页码，从0开始；大于0时，即使没有PageSize也按页码分页
             * @example 0
             */
            PageNum?: number | null;
            /**
             * Format: int32
             * @description Rows a page, at most 100; absent or 0 means 20; above 0 it and PageNum come before Offset and Limit / 每页的行数，最大100，不填或0为20；大于0时，它和PageNum优先于Offset和Limit
             * @example 10
             */
            PageSize?: number | null;
            /**
             * @description Only snapshots of this disk / 仅查询该云硬盘的快照
             * @example disk-plqkg6me
             */
            DiskId?: string | null;
            /**
             * @description Only snapshots of these disks, at most 100 / 仅查询这些云硬盘的快照，最多100个
             * @example [
             *       "disk-plqkg6me"
             *     ]
             */
            DiskIds?: string[] | null;
            State?: components["schemas"]["OptionalSnapshotState"];
            /**
             * @description Part of the name, id or disk id, in any case / 模糊匹配名称、快照ID或云硬盘ID，不区分大小写
             * @example
             */
            Fuzzy?: string | null;
        };
        ListZonesRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id; absent means the only one of the tenant / 集群uuid，不填则为租户唯一的集群
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid?: string | null;
            /**
             * Format: int64
             * @description Project id; without effect / 项目ID，不影响结果
             * @example 1184854
             */
            ProjectId?: number | null;
            /**
             * @description Only this region; absent means all / 仅查询该地域，不填则查询所有地域
             * @example ap-guangzhou
             */
            Region?: string | null;
        };
        NewApiKey: {
            /**
             * @description Id of the key / API密钥的ID
             * @example 0f1e2d3c4b5a69788796a5b4
             */
            ApiKeyId: string;
            /**
             * @description The bearer token; shown this once and stored only as a hash / API密钥明文（Bearer令牌），仅返回这一次，服务只保存其哈希值
             * @example tdk_<id>_<secret>
             */
            ApiKey: string;
        };
        NewApiKeyEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["NewApiKey"];
        };
        /** @description A write that can be followed / 可跟踪的写操作 */
        Operation: {
            /**
             * Format: uuid
             * @description The X-Operation-Id of the write, which is also its AuditId / 操作id，即写操作返回的X-Operation-Id，也是审计记录的AuditId
             * @example 0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0
             */
            OperationId: string;
            /**
             * @description The route in short / 操作，即接口的简称
             * @example disk/attach
             */
            Action: string;
            State: components["schemas"]["State"];
            /**
             * Format: int32
             * @description Mean of the resources / 各资源进度的平均值
             * @example 100
             */
            Percent: number;
            /**
             * @description When it was asked for, Beijing time / 开始时间（北京时间）
             * @example 2026-11-27 12:00:00
             */
            StartTime: string;
            /**
             * @description When it was over, Beijing time; where Tencent had to be asked, when this was seen first. null while PROCESSING / 结束时间（北京时间）；需要查询腾讯云的操作，为首次查到结束的时间。进行中为null
             * @example 2026-11-27 12:00:04
             */
            EndTime?: string | null;
            /** @description One row a resource / 每个资源一行 */
            Resources: components["schemas"]["OperationResource"][];
        };
        OperationEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["Operation"];
        };
        /** @description One page of operations / 一页操作 */
        OperationList: {
            /**
             * Format: int64
             * @description All matches, whatever the page / 总数
             * @example 1
             */
            TotalCount: number;
            /** @description Newest first / 最新的在前 */
            List: components["schemas"]["Operation"][];
        };
        OperationListEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["OperationList"];
        };
        /** @description One operation / 一条操作日志 */
        OperationLog: {
            /**
             * @description UIN of who did it / 操作者的UIN
             * @example 100004375281
             */
            Operator: string;
            /**
             * @description Operation / 操作类型
             * @example CBS_OPERATION_EXPAND
             */
            Operation: string;
            /**
             * @description Disk / 云硬盘ID
             * @example disk-giys4n0i
             */
            DiskId: string;
            /**
             * @description SUCCESS, FAILED or PROCESSING / 操作的状态：SUCCESS成功，FAILED失败，PROCESSING进行中
             * @example SUCCESS
             */
            OperationState: string;
            /**
             * @description Start, Beijing time / 开始时间（北京时间）
             * @example 2021-08-27 17:40:15
             */
            StartTime: string;
            /**
             * @description End, Beijing time / 结束时间（北京时间）
             * @example 2021-08-27 17:40:15
             */
            EndTime: string;
        };
        /** @description One page of operations / 一页操作日志 */
        OperationLogList: {
            /**
             * Format: int64
             * @description All rows, whatever the page / 总行数，与分页无关
             * @example 1
             */
            TotalCount: number;
            /** @description Newest first / 最新的在前 */
            List: components["schemas"]["OperationLog"][];
            Source: components["schemas"]["Source"];
        };
        OperationLogListEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["OperationLogList"];
        };
        /** @description What became of one resource / 单个资源的执行情况 */
        OperationResource: {
            /**
             * Format: int32
             * @description 0 is success, else the code of the error table / 0表示成功，否则为错误码表中的错误码
             * @example 0
             */
            scode: number;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description disk, snapshot, auto_snapshot_policy, credential or api_key / 资源类型：disk、snapshot、auto_snapshot_policy、credential或api_key
             * @example disk
             */
            Type: string;
            /**
             * @description Id of the resource; empty if it is not known / 资源ID，未知时为空
             * @example disk-giys4n0i
             */
            Id: string;
            State: components["schemas"]["State"];
            /**
             * Format: int32
             * @description Progress as far as Tencent tells it; 100 when done / 进度，以腾讯云返回的为准，完成时为100
             * @example 100
             */
            Percent: number;
        };
        /** @description What became of each member when some failed / 部分失败时每个资源的结果 */
        OptionalBoundDiskPartialResult: {
            /**
             * Format: int32
             * @description Done / 成功数量
             * @example 1
             */
            Success: number;
            /**
             * Format: int32
             * @description Failed / 失败数量
             * @example 1
             */
            Fail: number;
            /** @description One row a member / 每个资源一行 */
            Results: components["schemas"]["BoundDiskResult"][];
        } | null;
        /** @description What became of each member when some failed / 部分失败时每个资源的结果 */
        OptionalCreatedSnapshotPartialResult: {
            /**
             * Format: int32
             * @description Done / 成功数量
             * @example 1
             */
            Success: number;
            /**
             * Format: int32
             * @description Failed / 失败数量
             * @example 1
             */
            Fail: number;
            /** @description One row a member / 每个资源一行 */
            Results: components["schemas"]["CreatedSnapshotResult"][];
        } | null;
        OptionalDiskChargePrepaid: {
            /**
             * Format: int32
             * @description Months: 1 to 12, 24 or 36 / 购买时长，单位为月，取值1到12、24或36
             * @example 1
             */
            Period: number;
            RenewFlag?: components["schemas"]["OptionalRenewFlag"];
            /**
             * @description Aligns the expiry with that of an instance / 云服务器的到期时间，用于使云硬盘与它同时到期
             * @example 2027-12-31 00:00:00
             */
            CurInstanceDeadline?: string | null;
        } | null;
        /**
         * @description How the disk is paid: PREPAID, POSTPAID_BY_HOUR, CDCPAID, DEDICATED_CLUSTER_PAID; absent means POSTPAID_BY_HOUR; others go to Tencent as they are / 云硬盘计费类型：PREPAID包年包月，POSTPAID_BY_HOUR按量计费，CDCPAID独享集群付费，DEDICATED_CLUSTER_PAID本地专用集群付费；不填为POSTPAID_BY_HOUR；其他类型原样传给腾讯云DEDICATED_CLUSTER_PAID本地专用集群付费；不填为POSTPAID_BY_HOUR；其他类型原样传给腾讯云
         * @example POSTPAID_BY_HOUR
         */
        OptionalDiskChargeType: string | null;
        /** @description What became of each member when some failed / 部分失败时每个资源的结果 */
        OptionalDiskPartialResult: {
            /**
             * Format: int32
             * @description Done / 成功数量
             * @example 1
             */
            Success: number;
            /**
             * Format: int32
             * @description Failed / 失败数量
             * @example 1
             */
            Fail: number;
            /** @description One row a member / 每个资源一行 */
            Results: components["schemas"]["DiskResult"][];
        } | null;
        /**
         * @description Only disks in this state: UNATTACHED, ATTACHING, ATTACHED, DETACHING, EXPANDING, ROLLBACKING, TORECYCLE, DUMPING / 仅查询该状态的云硬盘：UNATTACHED、ATTACHING、ATTACHED、DETACHING、EXPANDING、ROLLBACKING、TORECYCLE、DUMPING
         * @example UNATTACHED
         */
        OptionalDiskState: string | null;
        /**
         * @description Changes the type of each disk, which takes minutes / 变更每块云硬盘的类型，需要几分钟
         * @example CLOUD_SSD
         */
        OptionalDiskType: string | null;
        /** @description What is wrong with the request / 请求中的错误 */
        OptionalInvalidFields: {
            /** @description One row a fault; desc says the same / 每个错误一行，内容与desc相同 */
            Fields: components["schemas"]["FieldFault"][];
        } | null;
        /** @description Exact amounts as texts; what does not apply is null. Prepaid: OriginalPrice and DiscountPrice. By the hour: UnitPrice, UnitPriceDiscount and ChargeUnit / 金额为精确的字符串，不适用的字段为null。包年包月：OriginalPrice和DiscountPrice；按量计费：UnitPrice、UnitPriceDiscount和ChargeUnit */
        OptionalPrice: {
            /** @description Full price to be paid in advance / 预付金额的原价 */
            OriginalPrice?: string | null;
            /** @description What is really to be paid in advance / 预付金额的折后价 */
            DiscountPrice?: string | null;
            /**
             * @description Full price of one ChargeUnit / 每个计价单元的原价
             * @example 0.0084
             */
            UnitPrice?: string | null;
            /**
             * @description What one ChargeUnit really costs / 每个计价单元的折后价
             * @example 0.0084
             */
            UnitPriceDiscount?: string | null;
            /**
             * @description What UnitPrice is for: HOUR; others as Tencent writes them / 计价单元：HOUR为每小时；其他值与腾讯云一致
             * @example HOUR
             */
            ChargeUnit?: string | null;
        } | null;
        /**
         * @description Renewal: NOTIFY_AND_AUTO_RENEW, NOTIFY_AND_MANUAL_RENEW or DISABLE_NOTIFY_AND_MANUAL_RENEW / 续费方式：NOTIFY_AND_AUTO_RENEW通知并自动续费，NOTIFY_AND_MANUAL_RENEW通知但不自动续费，DISABLE_NOTIFY_AND_MANUAL_RENEW不通知也不自动续费
         * @example NOTIFY_AND_MANUAL_RENEW
         * @enum {string|null}
         */
        OptionalRenewFlag: "NOTIFY_AND_AUTO_RENEW" | "NOTIFY_AND_MANUAL_RENEW" | "DISABLE_NOTIFY_AND_MANUAL_RENEW" | null;
        /**
         * @description Site of Tencent that the account belongs to: china, international; absent in a new one means china / 账号所属的腾讯云站点：china中国站，international国际站；新建时不填为china
         * @example china
         * @enum {string|null}
         */
        OptionalSite: "china" | "international" | null;
        /** @description What became of each member when some failed / 部分失败时每个资源的结果 */
        OptionalSnapshotPartialResult: {
            /**
             * Format: int32
             * @description Done / 成功数量
             * @example 1
             */
            Success: number;
            /**
             * Format: int32
             * @description Failed / 失败数量
             * @example 1
             */
            Fail: number;
            /** @description One row a member / 每个资源一行 */
            Results: components["schemas"]["SnapshotResult"][];
        } | null;
        /**
         * @description Only snapshots in this state: NORMAL, CREATING, ROLLBACKING, COPYING_FROM_REMOTE, CHECKING_COPIED, TORECYCLE / 仅查询该状态的快照：NORMAL、CREATING、ROLLBACKING、COPYING_FROM_REMOTE、CHECKING_COPIED、TORECYCLE
         * @example NORMAL
         */
        OptionalSnapshotState: string | null;
        /**
         * @description Only operations in this state, among the newest 500 of the last 7 days that match the other conditions; TotalCount counts those alone / 仅查询该状态的操作：在最近7天内符合其他条件的最新500条中查找，TotalCount也仅统计其中的匹配项
         * @example PROCESSING
         * @enum {string|null}
         */
        OptionalState: "PROCESSING" | "SUCCESS" | "FAILED" | "UNKNOWN" | null;
        /**
         * @description Sort direction: ASC or DESC / 排列顺序：ASC升序，DESC降序
         * @example DESC
         * @enum {string|null}
         */
        Order: "ASC" | "DESC" | null;
        /**
         * @description failed: also when it was refused; unknown: it may have been done; pending: under way / 结果：failed失败，包括被拒绝；unknown可能已执行；pending进行中
         * @example succeeded
         * @enum {string}
         */
        Outcome: "succeeded" | "failed" | "unknown" | "pending";
        Placement: {
            /**
             * @description Zone; must belong to Region / 可用区，须属于Region
             * @example ap-guangzhou-3
             */
            Zone: string;
            /**
             * Format: int64
             * @description Project id, 0 for the default one / 项目ID，0为默认项目
             * @example 0
             */
            ProjectId?: number | null;
            /** @description Cage of a dedicated cluster / 围笼ID */
            CageId?: string | null;
            /** @description Dedicated cluster / 独享集群ID */
            CdcId?: string | null;
            /** @description Name of the dedicated cluster; ignored by Tencent / 独享集群名称，作为入参时腾讯云会忽略 */
            CdcName?: string | null;
            /** @description Dedicated cluster on premises / 本地专用集群ID */
            DedicatedClusterId?: string | null;
            /** @description Name of the project; ignored by Tencent / 项目名称，作为入参时腾讯云会忽略 */
            ProjectName?: string | null;
        };
        PolicyDistributionEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["AutoSnapshotPolicyDistribution"];
        };
        PolicyListEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["AutoSnapshotPolicyList"];
        };
        PolicyTag: {
            /**
             * @description Tag key / 标签键
             * @example env
             */
            Key: string;
            /**
             * @description Tag value / 标签值
             * @example test
             */
            Value: string;
        };
        /** @description Exact amounts as texts; what does not apply is null. Prepaid: OriginalPrice and DiscountPrice. By the hour: UnitPrice, UnitPriceDiscount and ChargeUnit / 金额为精确的字符串，不适用的字段为null。包年包月：OriginalPrice和DiscountPrice；按量计费：UnitPrice、UnitPriceDiscount和ChargeUnit */
        Price: {
            /** @description Full price to be paid in advance / 预付金额的原价 */
            OriginalPrice?: string | null;
            /** @description What is really to be paid in advance / 预付金额的折后价 */
            DiscountPrice?: string | null;
            /**
             * @description Full price of one ChargeUnit / 每个计价单元的原价
             * @example 0.0084
             */
            UnitPrice?: string | null;
            /**
             * @description What one ChargeUnit really costs / 每个计价单元的折后价
             * @example 0.0084
             */
            UnitPriceDiscount?: string | null;
            /**
             * @description What UnitPrice is for: HOUR; others as Tencent writes them / 计价单元：HOUR为每小时；其他值与腾讯云一致
             * @example HOUR
             */
            ChargeUnit?: string | null;
        };
        /** @description One part of a price / 价格明细 */
        PriceItem: {
            /** @description Full price to be paid in advance / 预付金额的原价 */
            OriginalPrice?: string | null;
            /** @description What is really to be paid in advance / 预付金额的折后价 */
            DiscountPrice?: string | null;
            /**
             * @description Full price of one ChargeUnit / 每个计价单元的原价
             * @example 0.0084
             */
            UnitPrice?: string | null;
            /**
             * @description What one ChargeUnit really costs / 每个计价单元的折后价
             * @example 0.0084
             */
            UnitPriceDiscount?: string | null;
            /**
             * @description What UnitPrice is for: HOUR; others as Tencent writes them / 计价单元：HOUR为每小时；其他值与腾讯云一致
             * @example HOUR
             */
            ChargeUnit?: string | null;
            /**
             * @description What is charged: DiskSpace, DiskBackupQuota, DiskExtraPerformance; others as Tencent writes them / 计费项：DiskSpace云硬盘空间，DiskBackupQuota云硬盘备份点配额，DiskExtraPerformance云硬盘性能包；其他值与腾讯云一致
             * @example DiskSpace
             */
            PriceName: string;
            /**
             * @description The same for people, in the language of the caller / 计费项名称，使用调用方的语言
             * @example Disk space
             */
            PriceTitle: string;
        };
        PurgeDisksRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description One disk id, instead of DiskIds / 一个云硬盘ID，与DiskIds二选一
             * @example disk-giys4n0i
             */
            DiskId?: string | null;
            /**
             * @description Disk ids, at most 100, instead of DiskId / 一个或多个云硬盘ID，最多100个，与DiskId二选一
             * @example [
             *       "disk-giys4n0i"
             *     ]
             */
            DiskIds?: string[] | null;
            /**
             * @description The same ids again, because the disks are destroyed with all their data and cannot come back / 再次填写相同的云硬盘ID以确认：云硬盘及其数据将被彻底销毁，无法恢复
             * @example [
             *       "disk-giys4n0i"
             *     ]
             */
            Confirm: string[];
        };
        /** @description A disk in the recycle bin. These fields are always there; further ones of Tencent are passed on / 回收站中的云硬盘。以下字段总是返回，腾讯云的其他字段原样返回 */
        RecycledDisk: {
            /**
             * @description Disk id / 云硬盘ID
             * @example disk-giys4n0i
             */
            DiskId: string;
            /**
             * @description SYSTEM_DISK or DATA_DISK / 云硬盘用途：SYSTEM_DISK系统盘，DATA_DISK数据盘
             * @example DATA_DISK
             */
            DiskUsage: string;
            DiskChargeType: components["schemas"]["DiskChargeType"];
            /**
             * @description Elastic disk / 是否为弹性云硬盘：true弹性，false非弹性
             * @example true
             */
            Portable: boolean;
            /** @description Zone and project of the disk / 云硬盘所在的可用区和项目 */
            Placement: components["schemas"]["DiskPlacement"];
            /**
             * @description Whether snapshots can be taken / 是否可以创建快照
             * @example true
             */
            SnapshotAbility: boolean;
            /**
             * @description Name / 云硬盘名称
             * @example 123
             */
            DiskName: string;
            /**
             * Format: int64
             * @description Size in GiB / 云硬盘大小，单位GiB
             * @example 20
             */
            DiskSize: number;
            DiskState: components["schemas"]["DiskState"];
            DiskType: components["schemas"]["DiskType"];
            /**
             * @description Attached to an instance / 是否挂载在云服务器上
             * @example false
             */
            Attached: boolean;
            /**
             * @description Instance it is attached to, or empty / 所挂载的云服务器ID，未挂载时为空
             * @example
             */
            InstanceId: string;
            /**
             * @description Creation, Beijing time / 创建时间（北京时间）
             * @example 2021-08-27 17:40:15
             */
            CreateTime: string;
            /**
             * @description Expiry of a prepaid disk, Beijing time, or empty / 包年包月云硬盘的到期时间（北京时间），否则为空
             * @example
             */
            DeadlineTime: string;
            /**
             * @description Snapshot rollback in progress / 是否正在用快照回滚
             * @example false
             */
            Rollbacking: boolean;
            /**
             * Format: int32
             * @description Rollback progress / 快照回滚的进度（百分比）
             * @example 0
             */
            RollbackPercent: number;
            /**
             * @description Encrypted / 是否为加密云硬盘
             * @example false
             */
            Encrypt: boolean;
            /**
             * @description The instance renews itself and the disk does not / 云硬盘与所挂载的云服务器都是包年包月，云服务器设置了自动续费，而云硬盘没有
             * @example false
             */
            AutoRenewFlagError: boolean;
            /**
             * @description Renewal of a prepaid disk, or empty / 包年包月云硬盘的续费方式，否则为空
             * @example
             */
            RenewFlag: string;
            /**
             * @description The disk expires before its instance; both prepaid / 云硬盘与所挂载的云服务器都是包年包月，云硬盘先到期
             * @example false
             */
            DeadlineError: boolean;
            /**
             * @description A prepaid disk can be returned / 包年包月云硬盘是否可以退还
             * @example false
             */
            IsReturnable: boolean;
            /**
             * Format: int64
             * @description Why a disk cannot be returned: 1 returned, 2 expired, 3 not supported, 8 quota, 10 postpaid, system or non-elastic / 不能退还的原因：1已退还，2已到期，3不支持退还，8超过可退还数量，10为按量计费、系统盘或非弹性云硬盘
             * @example 10
             */
            ReturnFailCode: number;
            /**
             * @description Snapshot policies, if asked for / 绑定的定期快照策略ID，仅在请求要求时返回
             * @example []
             */
            AutoSnapshotPolicyIds: string[];
            /** @description Tags / 云硬盘的标签 */
            Tags: components["schemas"]["DiskTag"][];
            /**
             * @description Deleted together with its instance / 是否随云服务器一起销毁
             * @example false
             */
            DeleteWithInstance: boolean;
            /**
             * Format: int64
             * @description Days until expiry; null for postpaid / 距到期的天数，按量计费时为null
             * @example null
             */
            DifferDaysOfDeadline?: number | null;
            /**
             * @description Type change in progress / 是否正在变更类型
             * @example false
             */
            Migrating: boolean;
            /**
             * Format: int32
             * @description Type change progress / 类型变更的进度（百分比）
             * @example 0
             */
            MigratePercent: number;
            /**
             * @description Shared disk / 是否为共享型云硬盘
             * @example false
             */
            Shareable: boolean;
            /**
             * @description Instances of a shared disk / 共享型云硬盘所挂载的云服务器ID
             * @example []
             */
            InstanceIdList: string[];
            /**
             * Format: int64
             * @description Snapshots / 快照数量
             * @example 0
             */
            SnapshotCount: number;
            /**
             * Format: int64
             * @description Size of the snapshots in MiB / 快照的总大小，单位MiB
             * @example 0
             */
            SnapshotSize: number;
            /**
             * @description A snapshot is kept when the disk is destroyed for arrears or expiry / 因欠费或到期销毁时，是否保留快照作为备份
             * @example false
             */
            BackupDisk: boolean;
            /**
             * @description Last instance it was attached to, or empty / 最后一次挂载的云服务器ID，没有时为空
             * @example
             */
            LastAttachInsId: string;
            /**
             * Format: int64
             * @description Extra throughput in MB/s / 额外性能，单位MB/s
             * @example 0
             */
            ThroughputPerformance: number;
            /**
             * Format: int64
             * @description Backup points allowed / 备份点配额
             * @example 0
             */
            DiskBackupQuota: number;
            /**
             * Format: int64
             * @description Backup points used / 已用的备份点数量
             * @example 0
             */
            DiskBackupCount: number;
            /**
             * @description Encryption version, or empty / 加密的版本，未加密时为空
             * @example
             */
            EncryptType: string;
            /**
             * @description KMS key, or empty / KMS密钥ID，没有时为空
             * @example
             */
            KmsKeyId: string;
            /**
             * @description Burst performance / 是否开启性能突发
             * @example false
             */
            BurstPerformance: boolean;
            /**
             * @description Reason of the last failed asynchronous operation, or empty / 最近一次异步操作失败的原因，没有时为空
             * @example
             */
            ErrorPrompt: string;
            /**
             * @description Kind of instance, e.g. CVM or EKS, or empty / 所挂载的云服务器的种类，例如CVM、EKS，没有时为空
             * @example
             */
            InstanceType: string;
            /**
             * Format: int64
             * @description 1 if snapshots are deleted with the disk / 1表示销毁云硬盘时一并删除快照
             * @example 0
             */
            DeleteSnapshot: number;
            /**
             * @description When it is destroyed, Beijing time: seven days after it went to the recycle bin; null when that moment is not known / 销毁时间（北京时间），即进入回收站七天后；进入回收站的时间未知时为null
             * @example 2021-09-03 17:40:15
             */
            PurgeTime?: string | null;
        };
        /** @description One page of the recycle bin / 回收站中的一页云硬盘 */
        RecycledDiskList: {
            /**
             * Format: int64
             * @description All matches, whatever the page / 总数，与分页无关
             * @example 1
             */
            TotalCount: number;
            /** @description Disks of the page / 本页的云硬盘列表 */
            List: components["schemas"]["RecycledDisk"][];
        };
        RecycledDiskListEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["RecycledDiskList"];
        };
        /** @description A region / 地域 */
        Region: {
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description Name in the language of the request; Chinese without Accept-Language / 地域名称，语言与请求相同；没有Accept-Language时为中文
             * @example 华南地区(广州)
             */
            RegionName: string;
            /**
             * @description State / 地域状态
             * @example AVAILABLE
             */
            RegionState: string;
        };
        /** @description A region and how many are there / 地域及其数量 */
        RegionCount: {
            /**
             * Format: int64
             * @description How many are there; null if the region did not answer / 数量，该地域没有应答时为null
             * @example 2
             */
            Count?: number | null;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description Name in the language of the request; Chinese without Accept-Language / 地域名称，语言与请求相同；没有Accept-Language时为中文
             * @example 华南地区(广州)
             */
            RegionName: string;
            /**
             * @description State / 地域状态
             * @example AVAILABLE
             */
            RegionState: string;
            /** @description Only if the region did not answer / 仅在该地域没有应答时返回 */
            Error?: components["schemas"]["RegionError"];
        };
        /** @description Why a region did not answer / 该地域没有应答的原因 */
        RegionError: {
            /**
             * @description Code of Tencent, or name of the failure / 腾讯云错误码，或失败的名称
             * @example UnauthorizedOperation
             */
            Code: string;
            /**
             * @description Particulars / 详情
             * @example the account is not allowed to call DescribeDisks
             */
            Message: string;
        };
        /** @description All regions of the account / 账号可用的地域 */
        RegionList: {
            /**
             * Format: int64
             * @description Regions / 地域总数
             * @example 19
             */
            TotalCount: number;
            /** @description Sorted by Region / 按地域排序 */
            List: components["schemas"]["Region"][];
        };
        RegionListEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["RegionList"];
        };
        RenewDisksRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description One disk id, instead of DiskIds / 一个云硬盘ID，与DiskIds二选一
             * @example disk-giys4n0i
             */
            DiskId?: string | null;
            /**
             * @description Disk ids, at most 100, instead of DiskId / 一个或多个云硬盘ID，最多100个，与DiskId二选一
             * @example [
             *       "disk-giys4n0i"
             *     ]
             */
            DiskIds?: string[] | null;
            /** @description What is bought for each disk / 为每块云硬盘续费的参数 */
            DiskChargePrepaid: components["schemas"]["DiskChargePrepaid"];
            /**
             * @description DeadlineTime as the disk list shows it, Beijing time. A disk with another one is refused, so that nothing is paid twice / 列表中显示的到期时间（北京时间）；到期时间与之不同的云硬盘会被拒绝续费，避免重复支付
             * @example 2027-12-31 00:00:00
             */
            ExpectedDeadlineTime: string;
        };
        /**
         * @description Renewal: NOTIFY_AND_AUTO_RENEW, NOTIFY_AND_MANUAL_RENEW, DISABLE_NOTIFY_AND_MANUAL_RENEW / 自动续费标识：NOTIFY_AND_AUTO_RENEW通知过期且自动续费，NOTIFY_AND_MANUAL_RENEW通知过期不自动续费，DISABLE_NOTIFY_AND_MANUAL_RENEW不通知过期不自动续费
         * @example NOTIFY_AND_AUTO_RENEW
         * @enum {string}
         */
        RenewFlag: "NOTIFY_AND_AUTO_RENEW" | "NOTIFY_AND_MANUAL_RENEW" | "DISABLE_NOTIFY_AND_MANUAL_RENEW";
        ResizeDisksRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description One disk id, instead of DiskIds / 一个云硬盘ID，与DiskIds二选一
             * @example disk-giys4n0i
             */
            DiskId?: string | null;
            /**
             * @description Disk ids, at most 100, instead of DiskId / 一个或多个云硬盘ID，最多100个，与DiskId二选一
             * @example [
             *       "disk-giys4n0i"
             *     ]
             */
            DiskIds?: string[] | null;
            /**
             * Format: int32
             * @description Size after the change, in GiB; only growth / 扩容后的大小，单位GiB；只能扩容
             * @example 80
             */
            DiskSize: number;
        };
        RestoreDisksRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description One disk id, instead of DiskIds / 一个云硬盘ID，与DiskIds二选一
             * @example disk-giys4n0i
             */
            DiskId?: string | null;
            /**
             * @description Disk ids, at most 100, instead of DiskId / 一个或多个云硬盘ID，最多100个，与DiskId二选一
             * @example [
             *       "disk-giys4n0i"
             *     ]
             */
            DiskIds?: string[] | null;
            /** @description What is bought for each disk to bring it back / 恢复每块云硬盘所需的续费参数 */
            DiskChargePrepaid: components["schemas"]["DiskChargePrepaid"];
        };
        /**
         * @description reader may list and inspect; operator may also change disks; admin may do everything / 角色：reader可以查询，operator还可以变更云硬盘，admin可以做所有操作
         * @example operator
         * @enum {string}
         */
        Role: "reader" | "operator" | "admin";
        /**
         * @description Site of Tencent that the account belongs to / 账号所属站点，china为中国站，international为国际站
         * @example china
         * @enum {string}
         */
        Site: "china" | "international";
        /** @description A snapshot. These fields are always there; further ones of Tencent are passed on / 快照。以下字段总是返回，腾讯云的其他字段原样返回 */
        Snapshot: {
            /**
             * @description Snapshot id / 快照ID
             * @example snap-hn9huy55
             */
            SnapshotId: string;
            /** @description Zone and project / 快照所在的可用区和项目 */
            Placement: components["schemas"]["DiskPlacement"];
            /**
             * @description SYSTEM_DISK or DATA_DISK / 云硬盘用途：SYSTEM_DISK系统盘，DATA_DISK数据盘
             * @example SYSTEM_DISK
             */
            DiskUsage: string;
            /**
             * @description Disk it was made from; empty for a copy from another region / 创建此快照的云硬盘ID，从其他地域复制来的快照为空
             * @example disk-plqkg6me
             */
            DiskId: string;
            /**
             * Format: int64
             * @description Size of that disk in GiB / 该云硬盘的大小，单位GiB
             * @example 50
             */
            DiskSize: number;
            SnapshotState: components["schemas"]["SnapshotState"];
            /**
             * @description Name / 快照名称
             * @example 123
             */
            SnapshotName: string;
            /**
             * Format: int32
             * @description Progress of its creation / 创建进度（百分比）
             * @example 100
             */
            Percent: number;
            /**
             * @description Time of creation, Beijing time / 创建时间（北京时间）
             * @example 2021-08-27 19:30:22
             */
            CreateTime: string;
            /**
             * @description Expiry, Beijing time, or empty / 到期时间（北京时间），永久保留时为空
             * @example
             */
            DeadlineTime: string;
            /**
             * @description Of an encrypted disk / 是否为加密云硬盘的快照
             * @example false
             */
            Encrypt: boolean;
            /**
             * @description Never expires / 是否永久保留
             * @example true
             */
            IsPermanent: boolean;
            /**
             * @description Regions that it is being copied to / 正在复制到的地域
             * @example []
             */
            CopyingToRegions: string[];
            /**
             * @description Copied from another region / 是否从其他地域复制而来
             * @example false
             */
            CopyFromRemote: boolean;
            /** @description Images made from it / 用它创建的镜像 */
            Images: components["schemas"]["SnapshotImage"][];
            /**
             * Format: int64
             * @description Number of these images / 这些镜像的个数
             * @example 0
             */
            ImageCount: number;
            /**
             * @description PRIVATE_SNAPSHOT or SHARED_SNAPSHOT / 快照类型：PRIVATE_SNAPSHOT私有快照，SHARED_SNAPSHOT共享快照
             * @example PRIVATE_SNAPSHOT
             */
            SnapshotType: string;
            /**
             * Format: int64
             * @description Accounts that it is shared with / 共享给了几个账号
             * @example 0
             */
            ShareReference: number;
            /**
             * @description Since when it is shared, or empty / 开始共享的时间，未共享时为空
             * @example
             */
            TimeStartShare: string;
            /** @description Tags / 与快照绑定的标签 */
            Tags: components["schemas"]["DiskTag"][];
        };
        SnapshotBatchFailureEnvelope: {
            /**
             * Format: int32
             * @description Code of the error table / 错误码，见错误码表
             */
            scode: number;
            /** @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId */
            desc: string;
            /** @description Short text in English / 英文提示 */
            message: string;
            /** @description Short text in Chinese / 中文提示 */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            /**
             * @description null, or each member when several calls were made and all failed / null；分多次调用且全部失败时，为每个资源的结果
             * @example null
             */
            data?: components["schemas"]["OptionalSnapshotPartialResult"] | null;
        };
        /** @description Every region / 各地域 */
        SnapshotDistribution: {
            /** @description Sorted by Region; RegionName is the short one / 按地域排序，RegionName为简称 */
            List: components["schemas"]["RegionCount"][];
        };
        SnapshotDistributionEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["SnapshotDistribution"];
        };
        /** @description An image that was made from a snapshot / 用快照创建的镜像 */
        SnapshotImage: {
            /**
             * @description Image / 镜像ID
             * @example img-7xd2k9qp
             */
            ImageId: string;
            /**
             * @description Name / 镜像名称
             * @example web
             */
            ImageName: string;
        };
        SnapshotInvalidRequestEnvelope: {
            /**
             * Format: int32
             * @description Code of the error table / 错误码，见错误码表
             */
            scode: number;
            /** @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId */
            desc: string;
            /** @description Short text in English / 英文提示 */
            message: string;
            /** @description Short text in Chinese / 中文提示 */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            /**
             * @description The faulty fields with 10001; else null, or each member when all calls failed / 10001时为出错的字段；其他错误码为null，或全部失败时每个成员的结果
             * @example null
             */
            data?: components["schemas"]["InvalidFieldsOrSnapshotPartialResult"] | null;
        };
        /** @description One page of snapshots, and what can be done with each / 一页快照及其可执行的操作 */
        SnapshotList: {
            /**
             * Format: int64
             * @description All matches, whatever the page / 符合条件的总数，与分页无关
             * @example 3
             */
            TotalCount: number;
            /** @description Snapshots of the page / 当前页的快照 */
            List: components["schemas"]["Snapshot"][];
            /** @description What can be done; Properties[i] belongs to List[i] / 可执行的操作，Properties[i]对应List[i] */
            Properties: components["schemas"]["SnapshotProperties"][];
        };
        SnapshotListEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["SnapshotList"];
        };
        SnapshotPartialEnvelope: {
            /**
             * Format: int32
             * @description 10012 is "partly done" / 10012表示部分成功
             * @example 10012
             * @enum {integer}
             */
            scode: 10012;
            /** @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId */
            desc: string;
            /** @description Short text in English / 英文提示 */
            message: string;
            /** @description Short text in Chinese / 中文提示 */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["SnapshotPartialResult"];
        };
        /** @description What became of each member when some failed / 部分失败时每个资源的结果 */
        SnapshotPartialResult: {
            /**
             * Format: int32
             * @description Done / 成功数量
             * @example 1
             */
            Success: number;
            /**
             * Format: int32
             * @description Failed / 失败数量
             * @example 1
             */
            Fail: number;
            /** @description One row a member / 每个资源一行 */
            Results: components["schemas"]["SnapshotResult"][];
        };
        /** @description What can be done with a snapshot now / 快照当前可执行的操作 */
        SnapshotProperties: {
            /**
             * @description Its disk can be rolled back to it now: NORMAL, its disk is known, no copy from another region / 现在是否可以用它回滚云硬盘：状态为NORMAL，知道其所属云硬盘，且不是从其他地域复制而来
             * @example true
             */
            IsApply: boolean;
            /**
             * @description Can be deleted now: NORMAL, no images made from it, not shared / 现在是否可以删除：状态为NORMAL，没有用它创建的镜像，且未共享
             * @example true
             */
            IsDelete: boolean;
        };
        SnapshotResult: {
            /**
             * Format: int32
             * @description 0 is success, else the code of the error table / 0表示成功，否则为错误码表中的错误码
             * @example 0
             */
            scode: number;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Snapshot / 快照ID
             * @example snap-hn9huy55
             */
            SnapshotId: string;
        };
        SnapshotSchedule: {
            /**
             * @description Hours of the day, 0 to 23, Beijing time / 一天中的整点，取值0到23
             * @example [
             *       23
             *     ]
             */
            Hour: number[];
            /**
             * @description Days of the week, 0 to 6, 0 is Sunday; exactly one of DayOfWeek, DayOfMonth and IntervalDays is required / 一周中的哪几天，取值0到6，0为周日；与DayOfMonth、IntervalDays三选一
             * @example [
             *       0
             *     ]
             */
            DayOfWeek?: number[] | null;
            /** @description Days of the month, 1 to 31; months without the day are skipped; exactly one of DayOfWeek, DayOfMonth and IntervalDays is required / 一月中的哪几天，取值1到31，没有那一天的月份会跳过；与DayOfWeek、IntervalDays三选一 */
            DayOfMonth?: number[] | null;
            /**
             * Format: int32
             * @description Every so many days, 1 to 365; exactly one of DayOfWeek, DayOfMonth and IntervalDays is required / 间隔天数，取值1到365；与DayOfWeek、DayOfMonth三选一
             */
            IntervalDays?: number | null;
        };
        /**
         * @description State, e.g. NORMAL, CREATING, ROLLBACKING / 状态，例如NORMAL正常，CREATING创建中，ROLLBACKING回滚中
         * @example NORMAL
         */
        SnapshotState: string;
        /**
         * @description Where the rows come from: Tencent’s DescribeDiskOperationLogs or CloudAudit, or AuditTrail, that of this service / 日志来源：DescribeDiskOperationLogs或CloudAudit为腾讯云，AuditTrail为本服务的审计记录
         * @example CloudAudit
         * @enum {string}
         */
        Source: "DescribeDiskOperationLogs" | "CloudAudit" | "AuditTrail";
        /**
         * @description PROCESSING: not over yet; SUCCESS: every resource is as the write wanted it; FAILED: one of them failed; UNKNOWN: it cannot be found out. All but PROCESSING are final / 状态：PROCESSING进行中；SUCCESS所有资源都已达到预期；FAILED有资源失败；UNKNOWN无法得知结果。除PROCESSING外均为最终状态
         * @example SUCCESS
         * @enum {string}
         */
        State: "PROCESSING" | "SUCCESS" | "FAILED" | "UNKNOWN";
        /**
         * @description ok, disabled, or undecryptable: sealed with a key that the service no longer has, or altered / 状态：ok正常，disabled已停用，undecryptable无法解密，即加密它的主密钥已不在服务中，或密文被改动过
         * @example ok
         * @enum {string}
         */
        Status: "ok" | "disabled" | "undecryptable";
        Tag: {
            /**
             * @description Tag key / 标签键
             * @example env
             */
            Key: string;
            /**
             * @description Tag value / 标签值
             * @example test
             */
            Value: string;
        };
        /** @description Price of all disks together / 全部云硬盘的总价 */
        TotalPrice: {
            /** @description Of all disks together / 全部云硬盘的总价 */
            Price: components["schemas"]["Price"];
            Currency: components["schemas"]["Currency"];
        };
        TotalPriceEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["TotalPrice"];
        };
        UnbindAutoSnapshotPolicyRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description The policy: its id, or a list of this one id / 定期快照策略ID，或只含这一个ID的列表
             * @example asp-63p7jk73
             */
            AutoSnapshotPolicyId?: string | null;
            /**
             * @description The same, instead of AutoSnapshotPolicyId / 同上，与AutoSnapshotPolicyId二选一
             * @example [
             *       "asp-63p7jk73"
             *     ]
             */
            AutoSnapshotPolicyIds?: string[] | null;
            /**
             * @description Disks, at most 100, or one of them / 云硬盘ID列表，最多100个
             * @example [
             *       "disk-plqkg6me"
             *     ]
             */
            DiskIds?: string[] | null;
            /**
             * @description The same, instead of DiskIds / 同上，与DiskIds二选一
             * @example disk-plqkg6me
             */
            DiskId?: string | null;
        };
        /** @description What the request can be repeated with, so that nothing is created twice / 重试所需的值，可避免重复创建 */
        UnknownCreation: {
            /**
             * @description ClientToken of the request / 请求的ClientToken
             * @example order-2026-11-24-0001
             */
            ClientToken: string;
        } | null;
        UpdateAutoSnapshotPolicyRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description The policy: its id, or a list of this one id / 定期快照策略ID，或只含这一个ID的列表
             * @example asp-63p7jk73
             */
            AutoSnapshotPolicyId?: string | null;
            /**
             * @description The same, instead of AutoSnapshotPolicyId / 同上，与AutoSnapshotPolicyId二选一
             * @example [
             *       "asp-63p7jk73"
             *     ]
             */
            AutoSnapshotPolicyIds?: string[] | null;
            /**
             * @description When snapshots are made, in place of what it was / 新的执行时间，替换原来的
             * @example [
             *       {
             *         "DayOfWeek": [
             *           0
             *         ],
             *         "Hour": [
             *           23
             *         ]
             *       }
             *     ]
             */
            Policy?: components["schemas"]["SnapshotSchedule"][] | null;
            /**
             * @description New name, at most 60 bytes / 新的定期快照策略名，最长60字节
             * @example test
             */
            AutoSnapshotPolicyName?: string | null;
            /**
             * @description False pauses the policy; absent at creation means true / 是否启用该策略，false表示暂停；创建时不填为true
             * @example true
             */
            IsActivated?: boolean | null;
            /**
             * @description True keeps the snapshots for ever; RetentionDays then has no effect / 该策略创建的快照是否永久保留，为true时RetentionDays无效
             * @example false
             */
            IsPermanent?: boolean | null;
            /**
             * Format: int32
             * @description Days until new snapshots expire / 新快照的保留天数
             * @example 7
             */
            RetentionDays?: number | null;
        };
        UpdateChargeTypeRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description One disk id, instead of DiskIds / 一个云硬盘ID，与DiskIds二选一
             * @example disk-giys4n0i
             */
            DiskId?: string | null;
            /**
             * @description Disk ids, at most 100, instead of DiskId / 一个或多个云硬盘ID，最多100个，与DiskId二选一
             * @example [
             *       "disk-giys4n0i"
             *     ]
             */
            DiskIds?: string[] | null;
            /** @description Makes the disks prepaid on these terms, which pays; excludes DiskChargePostpaid / 转为包年包月的参数，会产生支付；与DiskChargePostpaid二选一 */
            DiskChargePrepaid?: components["schemas"]["OptionalDiskChargePrepaid"] | null;
            /**
             * @description True makes the disks postpaid; excludes DiskChargePrepaid / 传入true转为按量计费；与DiskChargePrepaid二选一
             * @example true
             */
            DiskChargePostpaid?: boolean | null;
        };
        UpdateCredentialRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description New SecretId; send the SecretKey that belongs to it as well / 新的SecretId，请同时提供对应的SecretKey
             * @example AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE
             */
            SecretId?: string | null;
            /**
             * @description New SecretKey; without a Token beside it the old Token is dropped; never returned / 新的SecretKey，未同时提供Token时清除旧的Token；只写不读
             * @example Gu5t9xGARNpq86cd98joQYCN3EXAMPLE
             */
            SecretKey?: string | null;
            /** @description Token of a temporary key; never returned / 临时密钥的Token，只写不读 */
            Token?: string | null;
            /**
             * @description Region for requests that name none / 默认地域，用于没有指定地域的请求
             * @example ap-guangzhou
             */
            Region?: string | null;
            Site?: components["schemas"]["OptionalSite"];
            /**
             * @description What this account is for / 该云账号的用途
             * @example Guangzhou production
             */
            Description?: string | null;
            /**
             * @description False refuses every call with this credential / 是否启用，false表示拒绝用它发起的所有调用
             * @example true
             */
            Enabled?: boolean | null;
        };
        UpdateDisksRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description One disk id, instead of DiskIds / 一个云硬盘ID，与DiskIds二选一
             * @example disk-giys4n0i
             */
            DiskId?: string | null;
            /**
             * @description Disk ids, at most 100, instead of DiskId / 一个或多个云硬盘ID，最多100个，与DiskId二选一
             * @example [
             *       "disk-giys4n0i"
             *     ]
             */
            DiskIds?: string[] | null;
            /**
             * Format: int64
             * @description New project id / 新的项目ID
             * @example 0
             */
            ProjectId?: number | null;
            /**
             * @description New name, at most 60 bytes / 新的云硬盘名称，最长60字节
             * @example 1234
             */
            DiskName?: string | null;
            /**
             * @description True makes a non-elastic disk elastic; the way back does not exist / 为true时将非弹性云硬盘改为弹性云硬盘，不能改回
             * @example true
             */
            Portable?: boolean | null;
            /**
             * @description Whether the disk is deleted together with its instance; postpaid data disks only / 云硬盘是否随云服务器一起销毁，仅支持按量计费的数据盘
             * @example false
             */
            DeleteWithInstance?: boolean | null;
            DiskType?: components["schemas"]["OptionalDiskType"];
        };
        UpdateRenewFlagRequest: {
            /**
             * @description Tenant id / 租户uuid
             * @example system
             */
            TenantUuid: string;
            /**
             * @description Cluster id / 集群uuid
             * @example 72db4b34-1473-418f-ade4-de00b956f16b
             */
            ClusterUuid: string;
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description One disk id, instead of DiskIds / 一个云硬盘ID，与DiskIds二选一
             * @example disk-giys4n0i
             */
            DiskId?: string | null;
            /**
             * @description Disk ids, at most 100, instead of DiskId / 一个或多个云硬盘ID，最多100个，与DiskId二选一
             * @example [
             *       "disk-giys4n0i"
             *     ]
             */
            DiskIds?: string[] | null;
            RenewFlag: components["schemas"]["RenewFlag"];
            /**
             * Format: int32
             * @description Months of each automatic renewal: 1 to 12, 24 or 36 / 自动续费周期，单位为月，取值1到12、24、36
             * @example 1
             */
            AutoRenewPeriod?: number | null;
        };
        /** @description A zone; a region that did not answer has one row without a zone / 可用区；没有应答的地域只有一行，其可用区为空 */
        Zone: {
            /**
             * @description Region / 地域
             * @example ap-guangzhou
             */
            Region: string;
            /**
             * @description Name of the region in the language of the request; Chinese without Accept-Language / 地域名称，语言与请求相同；没有Accept-Language时为中文
             * @example 华南地区(广州)
             */
            RegionName: string;
            /**
             * @description Zone / 可用区
             * @example ap-guangzhou-3
             */
            Zone: string;
            /**
             * @description Name of the zone in the language of the request; Chinese without Accept-Language / 可用区名称，语言与请求相同；没有Accept-Language时为中文
             * @example 广州三区
             */
            ZoneName: string;
            /**
             * @description Number of the zone / 可用区的编号
             * @example 100003
             */
            ZoneId: string;
            /**
             * @description AVAILABLE or UNAVAILABLE / 可用区状态：AVAILABLE可用，UNAVAILABLE不可用
             * @example AVAILABLE
             */
            ZoneState: string;
            /** @description Only if the region did not answer / 仅在该地域没有应答时返回 */
            Error?: components["schemas"]["RegionError"];
        };
        /** @description Zones of one region or of all / 一个地域或所有地域的可用区 */
        ZoneList: {
            /**
             * Format: int64
             * @description Rows / 总行数
             * @example 7
             */
            TotalCount: number;
            /** @description Sorted by region and zone / 按地域和可用区排序 */
            List: components["schemas"]["Zone"][];
        };
        ZoneListEnvelope: {
            /**
             * Format: int32
             * @description 0 is success / 0表示成功
             * @example 0
             * @enum {integer}
             */
            scode: 0;
            /**
             * @description Particulars, in the language of Accept-Language: field, reason, upstream code and RequestId / 详情，语言由Accept-Language决定：字段、原因、腾讯云错误码和RequestId
             * @example
             */
            desc: string;
            /**
             * @description Short text in English / 英文提示
             * @example success
             */
            message: string;
            /**
             * @description Short text in Chinese / 中文提示
             * @example 成功
             */
            message_cn: string;
            /**
             * @description null unless EXPOSE_STACK=true / 为null，除非EXPOSE_STACK=true
             * @example null
             */
            stack?: string[] | null;
            data: components["schemas"]["ZoneList"];
        };
    };
    responses: {
        /** @description Success / 成功 */
        OK: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "scode": 0,
                 *       "desc": "",
                 *       "message": "success",
                 *       "message_cn": "成功",
                 *       "stack": null,
                 *       "data": {}
                 *     }
                 */
                "application/json": components["schemas"]["EmptyEnvelope"];
            };
        };
        /** @description Success / 成功 */
        UpdateCredentialOK: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "scode": 0,
                 *       "desc": "",
                 *       "message": "success",
                 *       "message_cn": "成功",
                 *       "stack": null,
                 *       "data": {}
                 *     }
                 */
                "application/json": components["schemas"]["EmptyEnvelope"];
            };
        };
        /** @description Success / 成功 */
        ListEventsOK: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "scode": 0,
                 *       "desc": "",
                 *       "message": "success",
                 *       "message_cn": "成功",
                 *       "stack": null,
                 *       "data": {
                 *         "TotalCount": 1,
                 *         "List": [
                 *           {
                 *             "Resources": {
                 *               "ResourceName": "instance/ins-in511g92",
                 *               "ResourceType": "cvm"
                 *             },
                 *             "AccountID": 100004375281,
                 *             "CloudAuditEvent": "{}",
                 *             "ErrorCode": 0,
                 *             "EventId": "",
                 *             "EventName": "StopInstances",
                 *             "EventNameCn": "关闭实例",
                 *             "EventRegion": "ap-guangzhou",
                 *             "EventSource": "cvm.tencentcloudapi.com",
                 *             "EventTime": "1629961140",
                 *             "RequestID": "",
                 *             "ResourceRegion": "ap-guangzhou",
                 *             "ResourceTypeCn": "云服务器",
                 *             "SecretId": "",
                 *             "SourceIPAddress": "",
                 *             "Username": "root",
                 *             "Location": ""
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["EventListEnvelope"];
            };
        };
        /**
         * @description - [10001](/docs/errors#10001) Invalid parameter / 参数错误
         *     - [10002](/docs/errors#10002) Malformed JSON / 请求体不是合法的JSON
         *     - [30001](/docs/errors#30001) Tencent refused a parameter / 腾讯云返回参数错误
         *     - [30002](/docs/errors#30002) The region is not supported / 不支持该地域
         */
        BadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InvalidRequestEnvelope"];
            };
        };
        /**
         * @description - [10001](/docs/errors#10001) Invalid parameter / 参数错误
         *     - [10002](/docs/errors#10002) Malformed JSON / 请求体不是合法的JSON
         *     - [30001](/docs/errors#30001) Tencent refused a parameter / 腾讯云返回参数错误
         *     - [30002](/docs/errors#30002) The region is not supported / 不支持该地域
         */
        UpdateDisksBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DiskInvalidRequestEnvelope"];
            };
        };
        /**
         * @description - [10001](/docs/errors#10001) Invalid parameter / 参数错误
         *     - [10002](/docs/errors#10002) Malformed JSON / 请求体不是合法的JSON
         */
        CreateCredentialBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InvalidRequestEnvelope"];
            };
        };
        /**
         * @description - [10001](/docs/errors#10001) Invalid parameter / 参数错误
         *     - [10002](/docs/errors#10002) Malformed JSON / 请求体不是合法的JSON
         *     - [30001](/docs/errors#30001) Tencent refused a parameter / 腾讯云返回参数错误
         *     - [30002](/docs/errors#30002) The region is not supported / 不支持该地域
         */
        ApplySnapshotBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InvalidRequestEnvelope"];
            };
        };
        /**
         * @description - [10001](/docs/errors#10001) Invalid parameter / 参数错误
         *     - [10002](/docs/errors#10002) Malformed JSON / 请求体不是合法的JSON
         */
        ListCredentialsBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InvalidRequestEnvelope"];
            };
        };
        /**
         * @description - [10001](/docs/errors#10001) Invalid parameter / 参数错误
         *     - [10002](/docs/errors#10002) Malformed JSON / 请求体不是合法的JSON
         *     - [30001](/docs/errors#30001) Tencent refused a parameter / 腾讯云返回参数错误
         *     - [30002](/docs/errors#30002) The region is not supported / 不支持该地域
         */
        BindAutoSnapshotPolicyBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BoundDiskInvalidRequestEnvelope"];
            };
        };
        /** @description [10004](/docs/errors#10004) Not authenticated / 未通过身份认证 */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /** @description [10004](/docs/errors#10004) Not authenticated / 未通过身份认证 */
        UpdateDisksUnauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DiskBatchFailureEnvelope"];
            };
        };
        /** @description [10004](/docs/errors#10004) Not authenticated / 未通过身份认证 */
        BindAutoSnapshotPolicyUnauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BoundDiskBatchFailureEnvelope"];
            };
        };
        /** @description [30046](/docs/errors#30046) Account balance is insufficient / 账户余额不足 */
        PaymentRequired: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DiskBatchFailureEnvelope"];
            };
        };
        /** @description [30046](/docs/errors#30046) Account balance is insufficient / 账户余额不足 */
        CreateAutoSnapshotPolicyPaymentRequired: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /** @description [30046](/docs/errors#30046) Account balance is insufficient / 账户余额不足 */
        BindAutoSnapshotPolicyPaymentRequired: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BoundDiskBatchFailureEnvelope"];
            };
        };
        /**
         * @description - [10005](/docs/errors#10005) Not allowed / 没有操作权限
         *     - [30042](/docs/errors#30042) The cloud account is not allowed to do this / 云账号没有该操作的权限
         *     - [30043](/docs/errors#30043) MFA is required or has expired / 需要MFA或MFA已过期
         */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [10005](/docs/errors#10005) Not allowed / 没有操作权限
         *     - [30042](/docs/errors#30042) The cloud account is not allowed to do this / 云账号没有该操作的权限
         *     - [30043](/docs/errors#30043) MFA is required or has expired / 需要MFA或MFA已过期
         *     - [30045](/docs/errors#30045) The cloud account may not pay / 云账号无法付款，请检查实名认证、欠费和支付权限
         */
        UpdateDisksForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DiskBatchFailureEnvelope"];
            };
        };
        /**
         * @description - [10005](/docs/errors#10005) Not allowed / 没有操作权限
         *     - [30042](/docs/errors#30042) The cloud account is not allowed to do this / 云账号没有该操作的权限
         *     - [30043](/docs/errors#30043) MFA is required or has expired / 需要MFA或MFA已过期
         */
        DeleteDisksForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DiskBatchFailureEnvelope"];
            };
        };
        /** @description [10005](/docs/errors#10005) Not allowed / 没有操作权限 */
        CreateCredentialForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /** @description [10005](/docs/errors#10005) Not allowed / 没有操作权限 */
        ListCredentialsForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [10005](/docs/errors#10005) Not allowed / 没有操作权限
         *     - [30042](/docs/errors#30042) The cloud account is not allowed to do this / 云账号没有该操作的权限
         *     - [30043](/docs/errors#30043) MFA is required or has expired / 需要MFA或MFA已过期
         */
        ApplySnapshotForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [10005](/docs/errors#10005) Not allowed / 没有操作权限
         *     - [30042](/docs/errors#30042) The cloud account is not allowed to do this / 云账号没有该操作的权限
         *     - [30043](/docs/errors#30043) MFA is required or has expired / 需要MFA或MFA已过期
         */
        BindAutoSnapshotPolicyForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BoundDiskBatchFailureEnvelope"];
            };
        };
        /**
         * @description - [20001](/docs/errors#20001) No credential for this tenant and cluster / 尚未为该租户和集群配置云账号密钥
         *     - [30003](/docs/errors#30003) Disk not found / 云硬盘不存在
         *     - [30006](/docs/errors#30006) Resource not found / 资源不存在
         *     - [30004](/docs/errors#30004) Instance not found / 云服务器不存在
         */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DiskBatchFailureEnvelope"];
            };
        };
        /**
         * @description - [20001](/docs/errors#20001) No credential for this tenant and cluster / 尚未为该租户和集群配置云账号密钥
         *     - [30003](/docs/errors#30003) Disk not found / 云硬盘不存在
         *     - [30006](/docs/errors#30006) Resource not found / 资源不存在
         */
        ListDisksNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /** @description [20001](/docs/errors#20001) No credential for this tenant and cluster / 尚未为该租户和集群配置云账号密钥 */
        ListSnapshotsNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [20001](/docs/errors#20001) No credential for this tenant and cluster / 尚未为该租户和集群配置云账号密钥
         *     - [30007](/docs/errors#30007) Automatic snapshot policy not found / 定期快照策略不存在
         *     - [30006](/docs/errors#30006) Resource not found / 资源不存在
         */
        CreateAutoSnapshotPolicyNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /** @description [20001](/docs/errors#20001) No credential for this tenant and cluster / 尚未为该租户和集群配置云账号密钥 */
        CreateCredentialNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [20001](/docs/errors#20001) No credential for this tenant and cluster / 尚未为该租户和集群配置云账号密钥
         *     - [30007](/docs/errors#30007) Automatic snapshot policy not found / 定期快照策略不存在
         *     - [30006](/docs/errors#30006) Resource not found / 资源不存在
         */
        ListAutoSnapshotPoliciesNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [20001](/docs/errors#20001) No credential for this tenant and cluster / 尚未为该租户和集群配置云账号密钥
         *     - [30007](/docs/errors#30007) Automatic snapshot policy not found / 定期快照策略不存在
         *     - [30006](/docs/errors#30006) Resource not found / 资源不存在
         *     - [30003](/docs/errors#30003) Disk not found / 云硬盘不存在
         */
        BindAutoSnapshotPolicyNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BoundDiskBatchFailureEnvelope"];
            };
        };
        /**
         * @description - [20001](/docs/errors#20001) No credential for this tenant and cluster / 尚未为该租户和集群配置云账号密钥
         *     - [30006](/docs/errors#30006) Resource not found / 资源不存在
         */
        ListEventsNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /** @description [20002](/docs/errors#20002) The credential is disabled / 云账号密钥已停用 */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [20002](/docs/errors#20002) The credential is disabled / 云账号密钥已停用
         *     - [30010](/docs/errors#30010) The disk or instance is busy / 云硬盘或云服务器繁忙，请稍后重试
         *     - [30011](/docs/errors#30011) The disk is migrating or rolling back / 云硬盘正在变更类型或回滚
         *     - [30012](/docs/errors#30012) The state of the resource does not allow it / 资源当前状态不支持该操作
         *     - [30013](/docs/errors#30013) Order conflict / 订单冲突
         *     - [30015](/docs/errors#30015) The disk has expired / 云硬盘已过期
         *     - [30030](/docs/errors#30030) Quota exceeded / 超过配额限制
         *     - [10031](/docs/errors#10031) The first request with this Idempotency-Key is still running / 使用该Idempotency-Key的首个请求仍在执行
         *     - [10032](/docs/errors#10032) The first request was carried out; its reply is not kept / 首个请求已执行，但其响应没有保存
         */
        UpdateDisksConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Retry-After": components["headers"]["Retry-After"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DiskBatchFailureEnvelope"];
            };
        };
        /**
         * @description - [20002](/docs/errors#20002) The credential is disabled / 云账号密钥已停用
         *     - [30010](/docs/errors#30010) The disk or instance is busy / 云硬盘或云服务器繁忙，请稍后重试
         *     - [30030](/docs/errors#30030) Quota exceeded / 超过配额限制
         *     - [30012](/docs/errors#30012) The state of the resource does not allow it / 资源当前状态不支持该操作
         *     - [10031](/docs/errors#10031) The first request with this Idempotency-Key is still running / 使用该Idempotency-Key的首个请求仍在执行
         *     - [10032](/docs/errors#10032) The first request was carried out; its reply is not kept / 首个请求已执行，但其响应没有保存
         */
        CreateAutoSnapshotPolicyConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Retry-After": components["headers"]["Retry-After"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [10031](/docs/errors#10031) The first request with this Idempotency-Key is still running / 使用该Idempotency-Key的首个请求仍在执行
         *     - [10032](/docs/errors#10032) The first request was carried out; its reply is not kept / 首个请求已执行，但其响应没有保存
         */
        DeleteCredentialConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [20002](/docs/errors#20002) The credential is disabled / 云账号密钥已停用
         *     - [30010](/docs/errors#30010) The disk or instance is busy / 云硬盘或云服务器繁忙，请稍后重试
         *     - [30011](/docs/errors#30011) The disk is migrating or rolling back / 云硬盘正在变更类型或回滚
         *     - [30012](/docs/errors#30012) The state of the resource does not allow it / 资源当前状态不支持该操作
         *     - [30013](/docs/errors#30013) Order conflict / 订单冲突
         *     - [30015](/docs/errors#30015) The disk has expired / 云硬盘已过期
         *     - [30030](/docs/errors#30030) Quota exceeded / 超过配额限制
         *     - [30031](/docs/errors#30031) Refund quota used up / 云硬盘退还数量已达上限
         *     - [10031](/docs/errors#10031) The first request with this Idempotency-Key is still running / 使用该Idempotency-Key的首个请求仍在执行
         *     - [10032](/docs/errors#10032) The first request was carried out; its reply is not kept / 首个请求已执行，但其响应没有保存
         */
        DeleteDisksConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Retry-After": components["headers"]["Retry-After"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DiskBatchFailureEnvelope"];
            };
        };
        /**
         * @description - [20002](/docs/errors#20002) The credential is disabled / 云账号密钥已停用
         *     - [30015](/docs/errors#30015) The disk has expired / 云硬盘已过期
         */
        InspectResizePriceConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [20002](/docs/errors#20002) The credential is disabled / 云账号密钥已停用
         *     - [30010](/docs/errors#30010) The disk or instance is busy / 云硬盘或云服务器繁忙，请稍后重试
         *     - [30030](/docs/errors#30030) Quota exceeded / 超过配额限制
         *     - [30012](/docs/errors#30012) The state of the resource does not allow it / 资源当前状态不支持该操作
         *     - [30016](/docs/errors#30016) The disk is already bound to an automatic snapshot policy / 云硬盘已绑定定期快照策略
         *     - [30011](/docs/errors#30011) The disk is migrating or rolling back / 云硬盘正在变更类型或回滚
         *     - [10031](/docs/errors#10031) The first request with this Idempotency-Key is still running / 使用该Idempotency-Key的首个请求仍在执行
         *     - [10032](/docs/errors#10032) The first request was carried out; its reply is not kept / 首个请求已执行，但其响应没有保存
         */
        BindAutoSnapshotPolicyConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Retry-After": components["headers"]["Retry-After"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BoundDiskBatchFailureEnvelope"];
            };
        };
        /**
         * @description - [10014](/docs/errors#10014) Already exists / 该记录已存在
         *     - [10031](/docs/errors#10031) The first request with this Idempotency-Key is still running / 使用该Idempotency-Key的首个请求仍在执行
         *     - [10032](/docs/errors#10032) The first request was carried out; its reply is not kept / 首个请求已执行，但其响应没有保存
         */
        CreateCredentialConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /** @description [10006](/docs/errors#10006) Request too large / 请求体过大 */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /** @description [10006](/docs/errors#10006) Request too large / 请求体过大 */
        UpdateDisksPayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DiskBatchFailureEnvelope"];
            };
        };
        /** @description [10006](/docs/errors#10006) Request too large / 请求体过大 */
        BindAutoSnapshotPolicyPayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BoundDiskBatchFailureEnvelope"];
            };
        };
        /** @description [10007](/docs/errors#10007) Unsupported media type / 不支持的媒体类型 */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /** @description [10007](/docs/errors#10007) Unsupported media type / 不支持的媒体类型 */
        UpdateDisksUnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DiskBatchFailureEnvelope"];
            };
        };
        /** @description [10007](/docs/errors#10007) Unsupported media type / 不支持的媒体类型 */
        BindAutoSnapshotPolicyUnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BoundDiskBatchFailureEnvelope"];
            };
        };
        /** @description [30020](/docs/errors#30020) This disk or instance does not support it / 该云硬盘或云服务器不支持此操作 */
        UnprocessableEntity: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [30020](/docs/errors#30020) This disk or instance does not support it / 该云硬盘或云服务器不支持此操作
         *     - [30021](/docs/errors#30021) This disk configuration is not offered / 不提供该云硬盘配置
         *     - [10030](/docs/errors#10030) Idempotency-Key was used for another request / Idempotency-Key已被其他请求使用
         */
        UpdateDisksUnprocessableEntity: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DiskBatchFailureEnvelope"];
            };
        };
        /**
         * @description - [30020](/docs/errors#30020) This disk or instance does not support it / 该云硬盘或云服务器不支持此操作
         *     - [10030](/docs/errors#10030) Idempotency-Key was used for another request / Idempotency-Key已被其他请求使用
         */
        DeleteDisksUnprocessableEntity: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DiskBatchFailureEnvelope"];
            };
        };
        /** @description [10030](/docs/errors#10030) Idempotency-Key was used for another request / Idempotency-Key已被其他请求使用 */
        CreateCredentialUnprocessableEntity: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [30020](/docs/errors#30020) This disk or instance does not support it / 该云硬盘或云服务器不支持此操作
         *     - [10030](/docs/errors#10030) Idempotency-Key was used for another request / Idempotency-Key已被其他请求使用
         */
        ApplySnapshotUnprocessableEntity: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [30020](/docs/errors#30020) This disk or instance does not support it / 该云硬盘或云服务器不支持此操作
         *     - [30021](/docs/errors#30021) This disk configuration is not offered / 不提供该云硬盘配置
         */
        InspectCreatePriceUnprocessableEntity: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [30020](/docs/errors#30020) This disk or instance does not support it / 该云硬盘或云服务器不支持此操作
         *     - [10030](/docs/errors#10030) Idempotency-Key was used for another request / Idempotency-Key已被其他请求使用
         */
        BindAutoSnapshotPolicyUnprocessableEntity: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BoundDiskBatchFailureEnvelope"];
            };
        };
        /**
         * @description - [10008](/docs/errors#10008) Too many requests / 请求过于频繁
         *     - [30033](/docs/errors#30033) Tencent limits the rate of calls / 腾讯云接口请求频率超限
         */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [10008](/docs/errors#10008) Too many requests / 请求过于频繁
         *     - [30033](/docs/errors#30033) Tencent limits the rate of calls / 腾讯云接口请求频率超限
         */
        UpdateDisksTooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DiskBatchFailureEnvelope"];
            };
        };
        /** @description [10008](/docs/errors#10008) Too many requests / 请求过于频繁 */
        CreateCredentialTooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [10008](/docs/errors#10008) Too many requests / 请求过于频繁
         *     - [30033](/docs/errors#30033) Tencent limits the rate of calls / 腾讯云接口请求频率超限
         */
        ApplySnapshotTooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /** @description [10008](/docs/errors#10008) Too many requests / 请求过于频繁 */
        ListCredentialsTooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [10008](/docs/errors#10008) Too many requests / 请求过于频繁
         *     - [30033](/docs/errors#30033) Tencent limits the rate of calls / 腾讯云接口请求频率超限
         */
        BindAutoSnapshotPolicyTooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BoundDiskBatchFailureEnvelope"];
            };
        };
        /**
         * @description - [10000](/docs/errors#10000) Internal error / 服务内部错误
         *     - [20003](/docs/errors#20003) The credential cannot be decrypted / 云账号密钥无法解密
         *     - [30059](/docs/errors#30059) This service sent a malformed call to Tencent / 本服务发给腾讯云的请求有误
         */
        InternalServerError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [10000](/docs/errors#10000) Internal error / 服务内部错误
         *     - [20003](/docs/errors#20003) The credential cannot be decrypted / 云账号密钥无法解密
         *     - [30059](/docs/errors#30059) This service sent a malformed call to Tencent / 本服务发给腾讯云的请求有误
         *     - [10033](/docs/errors#10033) The outcome of the first request is unknown / 首个请求的结果未知
         */
        UpdateDisksInternalServerError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DiskBatchFailureEnvelope"];
            };
        };
        /**
         * @description - [10000](/docs/errors#10000) Internal error / 服务内部错误
         *     - [20003](/docs/errors#20003) The credential cannot be decrypted / 云账号密钥无法解密
         *     - [30059](/docs/errors#30059) This service sent a malformed call to Tencent / 本服务发给腾讯云的请求有误
         *     - [10033](/docs/errors#10033) The outcome of the first request is unknown / 首个请求的结果未知
         */
        ApplySnapshotInternalServerError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [10000](/docs/errors#10000) Internal error / 服务内部错误
         *     - [10033](/docs/errors#10033) The outcome of the first request is unknown / 首个请求的结果未知
         */
        CreateCredentialInternalServerError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /** @description [10000](/docs/errors#10000) Internal error / 服务内部错误 */
        ListCredentialsInternalServerError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [10000](/docs/errors#10000) Internal error / 服务内部错误
         *     - [20003](/docs/errors#20003) The credential cannot be decrypted / 云账号密钥无法解密
         *     - [30059](/docs/errors#30059) This service sent a malformed call to Tencent / 本服务发给腾讯云的请求有误
         *     - [10033](/docs/errors#10033) The outcome of the first request is unknown / 首个请求的结果未知
         */
        BindAutoSnapshotPolicyInternalServerError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BoundDiskBatchFailureEnvelope"];
            };
        };
        /** @description [30056](/docs/errors#30056) Tencent withdrew this action / 腾讯云接口已下线 */
        NotImplemented: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /** @description [30056](/docs/errors#30056) Tencent withdrew this action / 腾讯云接口已下线 */
        UpdateDisksNotImplemented: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DiskBatchFailureEnvelope"];
            };
        };
        /** @description [30056](/docs/errors#30056) Tencent withdrew this action / 腾讯云接口已下线 */
        ApplySnapshotNotImplemented: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /** @description [30056](/docs/errors#30056) Tencent withdrew this action / 腾讯云接口已下线 */
        BindAutoSnapshotPolicyNotImplemented: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BoundDiskBatchFailureEnvelope"];
            };
        };
        /**
         * @description - [30040](/docs/errors#30040) Tencent rejected the stored credential / 云账号密钥无效，已被腾讯云拒绝
         *     - [30041](/docs/errors#30041) The clock of this service is off / 服务时钟与腾讯云相差过大
         *     - [30044](/docs/errors#30044) Tencent does not accept calls from this address / 腾讯云不允许本服务的IP访问
         *     - [30050](/docs/errors#30050) Tencent reports an internal error / 腾讯云内部错误
         *     - [30052](/docs/errors#30052) Cannot reach Tencent / 无法连接腾讯云
         *     - [30054](/docs/errors#30054) Tencent answered with something unreadable / 腾讯云返回了无法解析的内容
         *     - [30055](/docs/errors#30055) Tencent does not know this action / 腾讯云接口不存在
         *     - [30057](/docs/errors#30057) Protocol fault between this service and Tencent / 与腾讯云之间的协议错误
         *     - [30058](/docs/errors#30058) Tencent reports an error this service does not know / 腾讯云返回未知错误
         */
        BadGateway: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [30040](/docs/errors#30040) Tencent rejected the stored credential / 云账号密钥无效，已被腾讯云拒绝
         *     - [30041](/docs/errors#30041) The clock of this service is off / 服务时钟与腾讯云相差过大
         *     - [30044](/docs/errors#30044) Tencent does not accept calls from this address / 腾讯云不允许本服务的IP访问
         *     - [30050](/docs/errors#30050) Tencent reports an internal error / 腾讯云内部错误
         *     - [30052](/docs/errors#30052) Cannot reach Tencent / 无法连接腾讯云
         *     - [30054](/docs/errors#30054) Tencent answered with something unreadable / 腾讯云返回了无法解析的内容
         *     - [30055](/docs/errors#30055) Tencent does not know this action / 腾讯云接口不存在
         *     - [30057](/docs/errors#30057) Protocol fault between this service and Tencent / 与腾讯云之间的协议错误
         *     - [30058](/docs/errors#30058) Tencent reports an error this service does not know / 腾讯云返回未知错误
         */
        UpdateDisksBadGateway: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DiskBatchFailureEnvelope"];
            };
        };
        /**
         * @description - [30040](/docs/errors#30040) Tencent rejected the stored credential / 云账号密钥无效，已被腾讯云拒绝
         *     - [30041](/docs/errors#30041) The clock of this service is off / 服务时钟与腾讯云相差过大
         *     - [30044](/docs/errors#30044) Tencent does not accept calls from this address / 腾讯云不允许本服务的IP访问
         *     - [30050](/docs/errors#30050) Tencent reports an internal error / 腾讯云内部错误
         *     - [30052](/docs/errors#30052) Cannot reach Tencent / 无法连接腾讯云
         *     - [30054](/docs/errors#30054) Tencent answered with something unreadable / 腾讯云返回了无法解析的内容
         *     - [30055](/docs/errors#30055) Tencent does not know this action / 腾讯云接口不存在
         *     - [30057](/docs/errors#30057) Protocol fault between this service and Tencent / 与腾讯云之间的协议错误
         *     - [30058](/docs/errors#30058) Tencent reports an error this service does not know / 腾讯云返回未知错误
         */
        ApplySnapshotBadGateway: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [30040](/docs/errors#30040) Tencent rejected the stored credential / 云账号密钥无效，已被腾讯云拒绝
         *     - [30041](/docs/errors#30041) The clock of this service is off / 服务时钟与腾讯云相差过大
         *     - [30044](/docs/errors#30044) Tencent does not accept calls from this address / 腾讯云不允许本服务的IP访问
         *     - [30050](/docs/errors#30050) Tencent reports an internal error / 腾讯云内部错误
         *     - [30052](/docs/errors#30052) Cannot reach Tencent / 无法连接腾讯云
         *     - [30054](/docs/errors#30054) Tencent answered with something unreadable / 腾讯云返回了无法解析的内容
         *     - [30055](/docs/errors#30055) Tencent does not know this action / 腾讯云接口不存在
         *     - [30057](/docs/errors#30057) Protocol fault between this service and Tencent / 与腾讯云之间的协议错误
         *     - [30058](/docs/errors#30058) Tencent reports an error this service does not know / 腾讯云返回未知错误
         */
        BindAutoSnapshotPolicyBadGateway: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BoundDiskBatchFailureEnvelope"];
            };
        };
        /**
         * @description - [10010](/docs/errors#10010) Shutting down / 服务正在停止
         *     - [10011](/docs/errors#10011) Database unavailable / 数据库不可用
         *     - [10013](/docs/errors#10013) Too busy / 服务繁忙，请稍后重试
         *     - [30051](/docs/errors#30051) Tencent is temporarily unavailable / 腾讯云服务暂时不可用
         */
        ServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [10010](/docs/errors#10010) Shutting down / 服务正在停止
         *     - [10011](/docs/errors#10011) Database unavailable / 数据库不可用
         *     - [10013](/docs/errors#10013) Too busy / 服务繁忙，请稍后重试
         *     - [30051](/docs/errors#30051) Tencent is temporarily unavailable / 腾讯云服务暂时不可用
         *     - [10016](/docs/errors#10016) The list kept changing while it was read / 读取列表期间数据持续变化，请稍后重试
         */
        ListDisksServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [10010](/docs/errors#10010) Shutting down / 服务正在停止
         *     - [10011](/docs/errors#10011) Database unavailable / 数据库不可用
         *     - [10013](/docs/errors#10013) Too busy / 服务繁忙，请稍后重试
         *     - [30051](/docs/errors#30051) Tencent is temporarily unavailable / 腾讯云服务暂时不可用
         *     - [10022](/docs/errors#10022) The audit trail of the tenant is damaged / 该租户的审计链已损坏，拒绝变更
         *     - [30032](/docs/errors#30032) Not enough capacity in this zone / 可用区资源不足
         */
        UpdateDisksServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Retry-After": components["headers"]["Retry-After"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DiskBatchFailureEnvelope"];
            };
        };
        /**
         * @description - [10010](/docs/errors#10010) Shutting down / 服务正在停止
         *     - [10011](/docs/errors#10011) Database unavailable / 数据库不可用
         *     - [10013](/docs/errors#10013) Too busy / 服务繁忙，请稍后重试
         *     - [30051](/docs/errors#30051) Tencent is temporarily unavailable / 腾讯云服务暂时不可用
         *     - [10022](/docs/errors#10022) The audit trail of the tenant is damaged / 该租户的审计链已损坏，拒绝变更
         */
        DeleteDisksServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Retry-After": components["headers"]["Retry-After"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DiskBatchFailureEnvelope"];
            };
        };
        /**
         * @description - [10010](/docs/errors#10010) Shutting down / 服务正在停止
         *     - [10011](/docs/errors#10011) Database unavailable / 数据库不可用
         *     - [10013](/docs/errors#10013) Too busy / 服务繁忙，请稍后重试
         *     - [10022](/docs/errors#10022) The audit trail of the tenant is damaged / 该租户的审计链已损坏，拒绝变更
         */
        CreateCredentialServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [10010](/docs/errors#10010) Shutting down / 服务正在停止
         *     - [10011](/docs/errors#10011) Database unavailable / 数据库不可用
         *     - [10013](/docs/errors#10013) Too busy / 服务繁忙，请稍后重试
         *     - [30051](/docs/errors#30051) Tencent is temporarily unavailable / 腾讯云服务暂时不可用
         *     - [10022](/docs/errors#10022) The audit trail of the tenant is damaged / 该租户的审计链已损坏，拒绝变更
         */
        CreateAutoSnapshotPolicyServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Retry-After": components["headers"]["Retry-After"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [10010](/docs/errors#10010) Shutting down / 服务正在停止
         *     - [10011](/docs/errors#10011) Database unavailable / 数据库不可用
         *     - [10013](/docs/errors#10013) Too busy / 服务繁忙，请稍后重试
         */
        ListCredentialsServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [10010](/docs/errors#10010) Shutting down / 服务正在停止
         *     - [10011](/docs/errors#10011) Database unavailable / 数据库不可用
         *     - [10013](/docs/errors#10013) Too busy / 服务繁忙，请稍后重试
         *     - [30051](/docs/errors#30051) Tencent is temporarily unavailable / 腾讯云服务暂时不可用
         *     - [10021](/docs/errors#10021) The rows asked for took too long to read / 查询数据过多，读取超时
         */
        ListOperationLogsServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [10010](/docs/errors#10010) Shutting down / 服务正在停止
         *     - [10011](/docs/errors#10011) Database unavailable / 数据库不可用
         *     - [10013](/docs/errors#10013) Too busy / 服务繁忙，请稍后重试
         *     - [30051](/docs/errors#30051) Tencent is temporarily unavailable / 腾讯云服务暂时不可用
         *     - [10022](/docs/errors#10022) The audit trail of the tenant is damaged / 该租户的审计链已损坏，拒绝变更
         */
        BindAutoSnapshotPolicyServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Retry-After": components["headers"]["Retry-After"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BoundDiskBatchFailureEnvelope"];
            };
        };
        /**
         * @description - [10009](/docs/errors#10009) The request took too long / 请求处理超时
         *     - [30053](/docs/errors#30053) Tencent did not answer in time / 腾讯云响应超时
         */
        GatewayTimeout: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [10009](/docs/errors#10009) The request took too long / 请求处理超时
         *     - [30053](/docs/errors#30053) Tencent did not answer in time / 腾讯云响应超时
         */
        UpdateDisksGatewayTimeout: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DiskBatchFailureEnvelope"];
            };
        };
        /** @description [10009](/docs/errors#10009) The request took too long / 请求处理超时 */
        CreateCredentialGatewayTimeout: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [10009](/docs/errors#10009) The request took too long / 请求处理超时
         *     - [30053](/docs/errors#30053) Tencent did not answer in time / 腾讯云响应超时
         */
        ApplySnapshotGatewayTimeout: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /** @description [10009](/docs/errors#10009) The request took too long / 请求处理超时 */
        ListCredentialsGatewayTimeout: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailureEnvelope"];
            };
        };
        /**
         * @description - [10009](/docs/errors#10009) The request took too long / 请求处理超时
         *     - [30053](/docs/errors#30053) Tencent did not answer in time / 腾讯云响应超时
         */
        BindAutoSnapshotPolicyGatewayTimeout: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BoundDiskBatchFailureEnvelope"];
            };
        };
        /** @description [10012](/docs/errors#10012) Partly done / 部分成功 */
        MultiStatus: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["DiskPartialEnvelope"];
            };
        };
        /** @description [10012](/docs/errors#10012) Partly done / 部分成功 */
        BindAutoSnapshotPolicyMultiStatus: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                "X-Operation-Id": components["headers"]["X-Operation-Id"];
                "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BoundDiskPartialEnvelope"];
            };
        };
    };
    parameters: {
        /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
        IdempotencyKey: string;
        /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
        RequestId: string;
    };
    requestBodies: never;
    headers: {
        /** @description "private, max-age=…": for how many seconds the answer is still good; 0 while it is being renewed / 结果还有多少秒有效；0表示正在更新 */
        "Cache-Control": string;
        /** @description Always "true": the reply is that of the first request with this Idempotency-Key, and nothing was done again / 固定为true：这是使用该Idempotency-Key的首个请求的响应，本次没有再次执行 */
        "Idempotent-Replayed": "true";
        /** @description Seconds to wait before repeating the request / 重试前等待的秒数 */
        "Retry-After": number;
        /** @description Always "Bearer" / 固定为Bearer */
        "WWW-Authenticate": "Bearer";
        /** @description ClientToken of the creation that was sent: the caller’s own, else the one made for it / 所发创建请求的ClientToken：调用方自己的，或由服务生成的 */
        "X-Client-Token": string;
        /** @description Of a write whose intent was recorded, however it ended: the OperationId of operation/inspect, and the AuditId of audit/list / 写操作已记录后（无论结果如何）的操作id，即operation/inspect的OperationId和audit/list的AuditId */
        "X-Operation-Id": string;
        /** @description Id of the request: the caller’s own if well formed, else a new one / 请求ID：调用方自己的（格式正确时），否则为新生成的 */
        "X-Request-Id": string;
        /** @description Only while the database does not answer: age of the credential used, in seconds / 仅在数据库没有应答时返回：所用云账号密钥的缓存时间（秒） */
        "X-Stale-Credential-Seconds": number;
        /** @description Code of Tencent’s own error, if that is the reason / 因腾讯云报错而失败时，为其错误码 */
        "X-Tencent-Error-Code": string;
        /** @description RequestId of the last call to Tencent, if there was one / 最后一次腾讯云调用的RequestId，没有调用则不返回 */
        "X-Tencent-Request-Id": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createDisks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateDisksRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Client-Token": components["headers"]["X-Client-Token"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "DiskIdSet": [
                     *           "disk-giys4n0i"
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedDisksEnvelope"];
                };
            };
            /**
             * @description - [10001](/docs/errors#10001) Invalid parameter / 参数错误
             *     - [10002](/docs/errors#10002) Malformed JSON / 请求体不是合法的JSON
             *     - [30001](/docs/errors#30001) Tencent refused a parameter / 腾讯云返回参数错误
             *     - [30002](/docs/errors#30002) The region is not supported / 不支持该地域
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Client-Token": components["headers"]["X-Client-Token"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequestEnvelope"];
                };
            };
            /** @description [10004](/docs/errors#10004) Not authenticated / 未通过身份认证 */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreationFailureEnvelope"];
                };
            };
            /** @description [30046](/docs/errors#30046) Account balance is insufficient / 账户余额不足 */
            402: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Client-Token": components["headers"]["X-Client-Token"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreationFailureEnvelope"];
                };
            };
            /**
             * @description - [10005](/docs/errors#10005) Not allowed / 没有操作权限
             *     - [30042](/docs/errors#30042) The cloud account is not allowed to do this / 云账号没有该操作的权限
             *     - [30043](/docs/errors#30043) MFA is required or has expired / 需要MFA或MFA已过期
             *     - [30045](/docs/errors#30045) The cloud account may not pay / 云账号无法付款，请检查实名认证、欠费和支付权限
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Client-Token": components["headers"]["X-Client-Token"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreationFailureEnvelope"];
                };
            };
            /**
             * @description - [20001](/docs/errors#20001) No credential for this tenant and cluster / 尚未为该租户和集群配置云账号密钥
             *     - [30003](/docs/errors#30003) Disk not found / 云硬盘不存在
             *     - [30006](/docs/errors#30006) Resource not found / 资源不存在
             *     - [30004](/docs/errors#30004) Instance not found / 云服务器不存在
             *     - [30005](/docs/errors#30005) Snapshot not found / 快照不存在
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Client-Token": components["headers"]["X-Client-Token"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreationFailureEnvelope"];
                };
            };
            /**
             * @description - [20002](/docs/errors#20002) The credential is disabled / 云账号密钥已停用
             *     - [30010](/docs/errors#30010) The disk or instance is busy / 云硬盘或云服务器繁忙，请稍后重试
             *     - [30011](/docs/errors#30011) The disk is migrating or rolling back / 云硬盘正在变更类型或回滚
             *     - [30012](/docs/errors#30012) The state of the resource does not allow it / 资源当前状态不支持该操作
             *     - [30013](/docs/errors#30013) Order conflict / 订单冲突
             *     - [30015](/docs/errors#30015) The disk has expired / 云硬盘已过期
             *     - [30030](/docs/errors#30030) Quota exceeded / 超过配额限制
             *     - [30014](/docs/errors#30014) The ClientToken cannot be used / ClientToken已被其他请求使用
             *     - [10031](/docs/errors#10031) The first request with this Idempotency-Key is still running / 使用该Idempotency-Key的首个请求仍在执行
             *     - [10032](/docs/errors#10032) The first request was carried out; its reply is not kept / 首个请求已执行，但其响应没有保存
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Client-Token": components["headers"]["X-Client-Token"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreationFailureEnvelope"];
                };
            };
            /** @description [10006](/docs/errors#10006) Request too large / 请求体过大 */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreationFailureEnvelope"];
                };
            };
            /** @description [10007](/docs/errors#10007) Unsupported media type / 不支持的媒体类型 */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreationFailureEnvelope"];
                };
            };
            /**
             * @description - [30020](/docs/errors#30020) This disk or instance does not support it / 该云硬盘或云服务器不支持此操作
             *     - [30021](/docs/errors#30021) This disk configuration is not offered / 不提供该云硬盘配置
             *     - [10030](/docs/errors#10030) Idempotency-Key was used for another request / Idempotency-Key已被其他请求使用
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Client-Token": components["headers"]["X-Client-Token"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreationFailureEnvelope"];
                };
            };
            /**
             * @description - [10008](/docs/errors#10008) Too many requests / 请求过于频繁
             *     - [30033](/docs/errors#30033) Tencent limits the rate of calls / 腾讯云接口请求频率超限
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Client-Token": components["headers"]["X-Client-Token"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreationFailureEnvelope"];
                };
            };
            /**
             * @description - [10000](/docs/errors#10000) Internal error / 服务内部错误
             *     - [20003](/docs/errors#20003) The credential cannot be decrypted / 云账号密钥无法解密
             *     - [30059](/docs/errors#30059) This service sent a malformed call to Tencent / 本服务发给腾讯云的请求有误
             *     - [10033](/docs/errors#10033) The outcome of the first request is unknown / 首个请求的结果未知
             */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Client-Token": components["headers"]["X-Client-Token"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreationFailureEnvelope"];
                };
            };
            /** @description [30056](/docs/errors#30056) Tencent withdrew this action / 腾讯云接口已下线 */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Client-Token": components["headers"]["X-Client-Token"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreationFailureEnvelope"];
                };
            };
            /**
             * @description - [30040](/docs/errors#30040) Tencent rejected the stored credential / 云账号密钥无效，已被腾讯云拒绝
             *     - [30041](/docs/errors#30041) The clock of this service is off / 服务时钟与腾讯云相差过大
             *     - [30044](/docs/errors#30044) Tencent does not accept calls from this address / 腾讯云不允许本服务的IP访问
             *     - [30050](/docs/errors#30050) Tencent reports an internal error / 腾讯云内部错误
             *     - [30052](/docs/errors#30052) Cannot reach Tencent / 无法连接腾讯云
             *     - [30054](/docs/errors#30054) Tencent answered with something unreadable / 腾讯云返回了无法解析的内容
             *     - [30055](/docs/errors#30055) Tencent does not know this action / 腾讯云接口不存在
             *     - [30057](/docs/errors#30057) Protocol fault between this service and Tencent / 与腾讯云之间的协议错误
             *     - [30058](/docs/errors#30058) Tencent reports an error this service does not know / 腾讯云返回未知错误
             */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Client-Token": components["headers"]["X-Client-Token"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreationFailureEnvelope"];
                };
            };
            /**
             * @description - [10010](/docs/errors#10010) Shutting down / 服务正在停止
             *     - [10011](/docs/errors#10011) Database unavailable / 数据库不可用
             *     - [10013](/docs/errors#10013) Too busy / 服务繁忙，请稍后重试
             *     - [30051](/docs/errors#30051) Tencent is temporarily unavailable / 腾讯云服务暂时不可用
             *     - [10022](/docs/errors#10022) The audit trail of the tenant is damaged / 该租户的审计链已损坏，拒绝变更
             *     - [30032](/docs/errors#30032) Not enough capacity in this zone / 可用区资源不足
             */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Client-Token": components["headers"]["X-Client-Token"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreationFailureEnvelope"];
                };
            };
            /**
             * @description - [10009](/docs/errors#10009) The request took too long / 请求处理超时
             *     - [30053](/docs/errors#30053) Tencent did not answer in time / 腾讯云响应超时
             */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Client-Token": components["headers"]["X-Client-Token"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreationFailureEnvelope"];
                };
            };
        };
    };
    listDisks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListDisksRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "TotalCount": 1,
                     *         "List": [
                     *           {
                     *             "DiskId": "disk-giys4n0i",
                     *             "DiskUsage": "DATA_DISK",
                     *             "DiskChargeType": "POSTPAID_BY_HOUR",
                     *             "Portable": true,
                     *             "Placement": {
                     *               "Zone": "ap-guangzhou-3",
                     *               "ProjectId": 1196468,
                     *               "CdcId": "",
                     *               "CageId": "",
                     *               "CdcName": ""
                     *             },
                     *             "SnapshotAbility": true,
                     *             "DiskName": "123",
                     *             "DiskSize": 20,
                     *             "DiskState": "UNATTACHED",
                     *             "DiskType": "CLOUD_PREMIUM",
                     *             "Attached": false,
                     *             "InstanceId": "",
                     *             "CreateTime": "2021-08-27 17:40:15",
                     *             "DeadlineTime": "",
                     *             "Rollbacking": false,
                     *             "RollbackPercent": 0,
                     *             "Encrypt": false,
                     *             "AutoRenewFlagError": false,
                     *             "RenewFlag": "",
                     *             "DeadlineError": false,
                     *             "IsReturnable": false,
                     *             "ReturnFailCode": 10,
                     *             "AutoSnapshotPolicyIds": [],
                     *             "Tags": [],
                     *             "DeleteWithInstance": false,
                     *             "DifferDaysOfDeadline": null,
                     *             "Migrating": false,
                     *             "MigratePercent": 0,
                     *             "Shareable": false,
                     *             "InstanceIdList": [],
                     *             "SnapshotCount": 0,
                     *             "SnapshotSize": 0,
                     *             "BackupDisk": false,
                     *             "LastAttachInsId": "",
                     *             "ThroughputPerformance": 0,
                     *             "DiskBackupQuota": 0,
                     *             "DiskBackupCount": 0,
                     *             "EncryptType": "",
                     *             "KmsKeyId": "",
                     *             "BurstPerformance": false,
                     *             "ErrorPrompt": "",
                     *             "InstanceType": "",
                     *             "DeleteSnapshot": 0
                     *           }
                     *         ],
                     *         "Properties": [
                     *           {
                     *             "IsModify": false,
                     *             "IsExpand": true,
                     *             "IsDetach": false,
                     *             "IsDelete": true
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DiskListEnvelope"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ListDisksNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ListDisksServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    inspectDisks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InspectDisksRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "DiskId": "disk-giys4n0i",
                     *         "DiskUsage": "DATA_DISK",
                     *         "DiskChargeType": "POSTPAID_BY_HOUR",
                     *         "Portable": true,
                     *         "Placement": {
                     *           "Zone": "ap-guangzhou-3",
                     *           "ProjectId": 1196468,
                     *           "CdcId": "",
                     *           "CageId": "",
                     *           "CdcName": ""
                     *         },
                     *         "SnapshotAbility": true,
                     *         "DiskName": "123",
                     *         "DiskSize": 20,
                     *         "DiskState": "UNATTACHED",
                     *         "DiskType": "CLOUD_PREMIUM",
                     *         "Attached": false,
                     *         "InstanceId": "",
                     *         "CreateTime": "2021-08-27 17:40:15",
                     *         "DeadlineTime": "",
                     *         "Rollbacking": false,
                     *         "RollbackPercent": 0,
                     *         "Encrypt": false,
                     *         "AutoRenewFlagError": false,
                     *         "RenewFlag": "",
                     *         "DeadlineError": false,
                     *         "IsReturnable": false,
                     *         "ReturnFailCode": 10,
                     *         "AutoSnapshotPolicyIds": [],
                     *         "Tags": [],
                     *         "DeleteWithInstance": false,
                     *         "DifferDaysOfDeadline": null,
                     *         "Migrating": false,
                     *         "MigratePercent": 0,
                     *         "Shareable": false,
                     *         "InstanceIdList": [],
                     *         "SnapshotCount": 0,
                     *         "SnapshotSize": 0,
                     *         "BackupDisk": false,
                     *         "LastAttachInsId": "",
                     *         "ThroughputPerformance": 0,
                     *         "DiskBackupQuota": 0,
                     *         "DiskBackupCount": 0,
                     *         "EncryptType": "",
                     *         "KmsKeyId": "",
                     *         "BurstPerformance": false,
                     *         "ErrorPrompt": "",
                     *         "InstanceType": "",
                     *         "DeleteSnapshot": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DiskOrDiskSetEnvelope"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ListDisksNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ListDisksServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    updateDisks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateDisksRequest"];
            };
        };
        responses: {
            200: components["responses"]["OK"];
            207: components["responses"]["MultiStatus"];
            400: components["responses"]["UpdateDisksBadRequest"];
            401: components["responses"]["UpdateDisksUnauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["UpdateDisksForbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["UpdateDisksConflict"];
            413: components["responses"]["UpdateDisksPayloadTooLarge"];
            415: components["responses"]["UpdateDisksUnsupportedMediaType"];
            422: components["responses"]["UpdateDisksUnprocessableEntity"];
            429: components["responses"]["UpdateDisksTooManyRequests"];
            500: components["responses"]["UpdateDisksInternalServerError"];
            501: components["responses"]["UpdateDisksNotImplemented"];
            502: components["responses"]["UpdateDisksBadGateway"];
            503: components["responses"]["UpdateDisksServiceUnavailable"];
            504: components["responses"]["UpdateDisksGatewayTimeout"];
        };
    };
    resizeDisks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResizeDisksRequest"];
            };
        };
        responses: {
            200: components["responses"]["OK"];
            207: components["responses"]["MultiStatus"];
            400: components["responses"]["UpdateDisksBadRequest"];
            401: components["responses"]["UpdateDisksUnauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["UpdateDisksForbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["UpdateDisksConflict"];
            413: components["responses"]["UpdateDisksPayloadTooLarge"];
            415: components["responses"]["UpdateDisksUnsupportedMediaType"];
            422: components["responses"]["UpdateDisksUnprocessableEntity"];
            429: components["responses"]["UpdateDisksTooManyRequests"];
            500: components["responses"]["UpdateDisksInternalServerError"];
            501: components["responses"]["UpdateDisksNotImplemented"];
            502: components["responses"]["UpdateDisksBadGateway"];
            503: components["responses"]["UpdateDisksServiceUnavailable"];
            504: components["responses"]["UpdateDisksGatewayTimeout"];
        };
    };
    deleteDisks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteDisksRequest"];
            };
        };
        responses: {
            200: components["responses"]["OK"];
            207: components["responses"]["MultiStatus"];
            400: components["responses"]["UpdateDisksBadRequest"];
            401: components["responses"]["UpdateDisksUnauthorized"];
            403: components["responses"]["DeleteDisksForbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["DeleteDisksConflict"];
            413: components["responses"]["UpdateDisksPayloadTooLarge"];
            415: components["responses"]["UpdateDisksUnsupportedMediaType"];
            422: components["responses"]["DeleteDisksUnprocessableEntity"];
            429: components["responses"]["UpdateDisksTooManyRequests"];
            500: components["responses"]["UpdateDisksInternalServerError"];
            501: components["responses"]["UpdateDisksNotImplemented"];
            502: components["responses"]["UpdateDisksBadGateway"];
            503: components["responses"]["DeleteDisksServiceUnavailable"];
            504: components["responses"]["UpdateDisksGatewayTimeout"];
        };
    };
    attachDisks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachDisksRequest"];
            };
        };
        responses: {
            200: components["responses"]["OK"];
            207: components["responses"]["MultiStatus"];
            400: components["responses"]["UpdateDisksBadRequest"];
            401: components["responses"]["UpdateDisksUnauthorized"];
            403: components["responses"]["DeleteDisksForbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["UpdateDisksConflict"];
            413: components["responses"]["UpdateDisksPayloadTooLarge"];
            415: components["responses"]["UpdateDisksUnsupportedMediaType"];
            422: components["responses"]["DeleteDisksUnprocessableEntity"];
            429: components["responses"]["UpdateDisksTooManyRequests"];
            500: components["responses"]["UpdateDisksInternalServerError"];
            501: components["responses"]["UpdateDisksNotImplemented"];
            502: components["responses"]["UpdateDisksBadGateway"];
            503: components["responses"]["DeleteDisksServiceUnavailable"];
            504: components["responses"]["UpdateDisksGatewayTimeout"];
        };
    };
    detachDisks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DetachDisksRequest"];
            };
        };
        responses: {
            200: components["responses"]["OK"];
            207: components["responses"]["MultiStatus"];
            400: components["responses"]["UpdateDisksBadRequest"];
            401: components["responses"]["UpdateDisksUnauthorized"];
            403: components["responses"]["DeleteDisksForbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["UpdateDisksConflict"];
            413: components["responses"]["UpdateDisksPayloadTooLarge"];
            415: components["responses"]["UpdateDisksUnsupportedMediaType"];
            422: components["responses"]["DeleteDisksUnprocessableEntity"];
            429: components["responses"]["UpdateDisksTooManyRequests"];
            500: components["responses"]["UpdateDisksInternalServerError"];
            501: components["responses"]["UpdateDisksNotImplemented"];
            502: components["responses"]["UpdateDisksBadGateway"];
            503: components["responses"]["DeleteDisksServiceUnavailable"];
            504: components["responses"]["UpdateDisksGatewayTimeout"];
        };
    };
    listOperationLogs: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListOperationLogsRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "TotalCount": 1,
                     *         "List": [
                     *           {
                     *             "Operator": "100004375281",
                     *             "Operation": "CBS_OPERATION_CREATE",
                     *             "DiskId": "disk-giys4n0i",
                     *             "OperationState": "SUCCESS",
                     *             "StartTime": "2021-08-27 17:40:15",
                     *             "EndTime": "2021-08-27 17:40:15"
                     *           }
                     *         ],
                     *         "Source": "CloudAudit"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["OperationLogListEnvelope"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ListDisksNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ListOperationLogsServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    inspectDistribution: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InspectDistributionRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "List": [
                     *           {
                     *             "Count": 2,
                     *             "Region": "ap-guangzhou",
                     *             "RegionName": "华南地区(广州)",
                     *             "RegionState": "AVAILABLE"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DiskDistributionEnvelope"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ListDisksNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ListDisksServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    inspectCreatePrice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateDisksRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "Price": {
                     *           "OriginalPrice": null,
                     *           "DiscountPrice": null,
                     *           "UnitPrice": "0.0084",
                     *           "UnitPriceDiscount": "0.0084",
                     *           "ChargeUnit": "HOUR"
                     *         },
                     *         "Currency": "CNY"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["TotalPriceEnvelope"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /**
             * @description - [20001](/docs/errors#20001) No credential for this tenant and cluster / 尚未为该租户和集群配置云账号密钥
             *     - [30003](/docs/errors#30003) Disk not found / 云硬盘不存在
             *     - [30006](/docs/errors#30006) Resource not found / 资源不存在
             *     - [30005](/docs/errors#30005) Snapshot not found / 快照不存在
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InspectCreatePriceUnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    inspectResizePrice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResizeDisksRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "Price": {
                     *           "OriginalPrice": null,
                     *           "DiscountPrice": null,
                     *           "UnitPrice": "0.0336",
                     *           "UnitPriceDiscount": "0.0336",
                     *           "ChargeUnit": "HOUR"
                     *         },
                     *         "Currency": "CNY",
                     *         "DetailPrices": [
                     *           {
                     *             "PriceName": "DiskSpace",
                     *             "PriceTitle": "Disk space",
                     *             "OriginalPrice": null,
                     *             "DiscountPrice": null,
                     *             "UnitPrice": "0.0336",
                     *             "UnitPriceDiscount": "0.0336",
                     *             "ChargeUnit": "HOUR"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DetailedPriceEnvelope"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /**
             * @description - [20001](/docs/errors#20001) No credential for this tenant and cluster / 尚未为该租户和集群配置云账号密钥
             *     - [30003](/docs/errors#30003) Disk not found / 云硬盘不存在
             *     - [30006](/docs/errors#30006) Resource not found / 资源不存在
             *     - [30004](/docs/errors#30004) Instance not found / 云服务器不存在
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            409: components["responses"]["InspectResizePriceConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["InspectCreatePriceUnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    inspectRenewPrice: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InspectRenewPriceRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "Price": {
                     *           "OriginalPrice": "35",
                     *           "DiscountPrice": "35",
                     *           "UnitPrice": null,
                     *           "UnitPriceDiscount": null,
                     *           "ChargeUnit": null
                     *         },
                     *         "Currency": "CNY",
                     *         "DetailPrices": [
                     *           {
                     *             "PriceName": "DiskSpace",
                     *             "PriceTitle": "Disk space",
                     *             "OriginalPrice": "35",
                     *             "DiscountPrice": "35",
                     *             "UnitPrice": null,
                     *             "UnitPriceDiscount": null,
                     *             "ChargeUnit": null
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DetailedPriceEnvelope"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ListDisksNotFound"];
            409: components["responses"]["InspectResizePriceConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listDiskConfigs: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListDiskConfigsRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "TotalCount": 1,
                     *         "List": [
                     *           {
                     *             "Zone": "ap-guangzhou-3",
                     *             "DiskType": "CLOUD_PREMIUM",
                     *             "DiskTypeName": "Premium Cloud Disk",
                     *             "DiskUsage": "DATA_DISK",
                     *             "DiskChargeType": "POSTPAID_BY_HOUR",
                     *             "Available": true,
                     *             "MinDiskSize": 10,
                     *             "MaxDiskSize": 32000,
                     *             "StepSize": 1,
                     *             "ExtraPerformanceRange": null,
                     *             "Price": {
                     *               "OriginalPrice": null,
                     *               "DiscountPrice": null,
                     *               "UnitPrice": "0.0042",
                     *               "UnitPriceDiscount": "0.0042",
                     *               "ChargeUnit": "HOUR"
                     *             }
                     *           }
                     *         ],
                     *         "Currency": "CNY"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DiskConfigListEnvelope"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ListDisksNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    inspectDiskQuota: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InspectDiskQuotaRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "List": [
                     *           {
                     *             "Name": "SNAPSHOTS",
                     *             "Used": 3,
                     *             "Limit": 192,
                     *             "LimitSource": "documented"
                     *           },
                     *           {
                     *             "Name": "AUTO_SNAPSHOT_POLICIES",
                     *             "Used": 2,
                     *             "Limit": 32,
                     *             "LimitSource": "documented"
                     *           },
                     *           {
                     *             "Name": "FREE_SNAPSHOT_SIZE_GIB",
                     *             "Used": 70,
                     *             "Limit": 50,
                     *             "LimitSource": "upstream"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DiskQuotaListEnvelope"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ListDisksNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listAttachableInstances: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListAttachableInstancesRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "TotalCount": 1,
                     *         "List": [
                     *           {
                     *             "InstanceId": "ins-gkfro58u",
                     *             "InstanceName": "web-1",
                     *             "InstanceState": "RUNNING",
                     *             "InstanceType": "S5.MEDIUM4",
                     *             "Zone": "ap-guangzhou-3",
                     *             "PrivateIpAddresses": [
                     *               "10.0.3.11"
                     *             ],
                     *             "AttachedDiskCount": 0,
                     *             "MaxAttachCount": 20,
                     *             "CanAttach": true,
                     *             "Reason": ""
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AttachableInstanceListEnvelope"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ListDisksNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ListDisksServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    renewDisks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenewDisksRequest"];
            };
        };
        responses: {
            200: components["responses"]["OK"];
            207: components["responses"]["MultiStatus"];
            400: components["responses"]["UpdateDisksBadRequest"];
            401: components["responses"]["UpdateDisksUnauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["UpdateDisksForbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["UpdateDisksConflict"];
            413: components["responses"]["UpdateDisksPayloadTooLarge"];
            415: components["responses"]["UpdateDisksUnsupportedMediaType"];
            422: components["responses"]["UpdateDisksUnprocessableEntity"];
            429: components["responses"]["UpdateDisksTooManyRequests"];
            500: components["responses"]["UpdateDisksInternalServerError"];
            501: components["responses"]["UpdateDisksNotImplemented"];
            502: components["responses"]["UpdateDisksBadGateway"];
            503: components["responses"]["UpdateDisksServiceUnavailable"];
            504: components["responses"]["UpdateDisksGatewayTimeout"];
        };
    };
    updateRenewFlag: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateRenewFlagRequest"];
            };
        };
        responses: {
            200: components["responses"]["OK"];
            207: components["responses"]["MultiStatus"];
            400: components["responses"]["UpdateDisksBadRequest"];
            401: components["responses"]["UpdateDisksUnauthorized"];
            403: components["responses"]["DeleteDisksForbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["UpdateDisksConflict"];
            413: components["responses"]["UpdateDisksPayloadTooLarge"];
            415: components["responses"]["UpdateDisksUnsupportedMediaType"];
            422: components["responses"]["DeleteDisksUnprocessableEntity"];
            429: components["responses"]["UpdateDisksTooManyRequests"];
            500: components["responses"]["UpdateDisksInternalServerError"];
            501: components["responses"]["UpdateDisksNotImplemented"];
            502: components["responses"]["UpdateDisksBadGateway"];
            503: components["responses"]["DeleteDisksServiceUnavailable"];
            504: components["responses"]["UpdateDisksGatewayTimeout"];
        };
    };
    updateChargeType: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateChargeTypeRequest"];
            };
        };
        responses: {
            200: components["responses"]["OK"];
            207: components["responses"]["MultiStatus"];
            400: components["responses"]["UpdateDisksBadRequest"];
            401: components["responses"]["UpdateDisksUnauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["UpdateDisksForbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["DeleteDisksConflict"];
            413: components["responses"]["UpdateDisksPayloadTooLarge"];
            415: components["responses"]["UpdateDisksUnsupportedMediaType"];
            422: components["responses"]["UpdateDisksUnprocessableEntity"];
            429: components["responses"]["UpdateDisksTooManyRequests"];
            500: components["responses"]["UpdateDisksInternalServerError"];
            501: components["responses"]["UpdateDisksNotImplemented"];
            502: components["responses"]["UpdateDisksBadGateway"];
            503: components["responses"]["UpdateDisksServiceUnavailable"];
            504: components["responses"]["UpdateDisksGatewayTimeout"];
        };
    };
    listRecycledDisks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListRecycledDisksRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "TotalCount": 1,
                     *         "List": [
                     *           {
                     *             "DiskId": "disk-giys4n0i",
                     *             "DiskUsage": "DATA_DISK",
                     *             "DiskChargeType": "PREPAID",
                     *             "Portable": true,
                     *             "Placement": {
                     *               "Zone": "ap-guangzhou-3",
                     *               "ProjectId": 1196468,
                     *               "CdcId": "",
                     *               "CageId": "",
                     *               "CdcName": ""
                     *             },
                     *             "SnapshotAbility": true,
                     *             "DiskName": "123",
                     *             "DiskSize": 20,
                     *             "DiskState": "TORECYCLE",
                     *             "DiskType": "CLOUD_PREMIUM",
                     *             "Attached": false,
                     *             "InstanceId": "",
                     *             "CreateTime": "2021-08-27 17:40:15",
                     *             "DeadlineTime": "2021-09-27 17:40:15",
                     *             "Rollbacking": false,
                     *             "RollbackPercent": 0,
                     *             "Encrypt": false,
                     *             "AutoRenewFlagError": false,
                     *             "RenewFlag": "NOTIFY_AND_MANUAL_RENEW",
                     *             "DeadlineError": false,
                     *             "IsReturnable": false,
                     *             "ReturnFailCode": 1,
                     *             "AutoSnapshotPolicyIds": [],
                     *             "Tags": [],
                     *             "DeleteWithInstance": false,
                     *             "DifferDaysOfDeadline": 30,
                     *             "Migrating": false,
                     *             "MigratePercent": 0,
                     *             "Shareable": false,
                     *             "InstanceIdList": [],
                     *             "SnapshotCount": 0,
                     *             "SnapshotSize": 0,
                     *             "BackupDisk": false,
                     *             "LastAttachInsId": "",
                     *             "ThroughputPerformance": 0,
                     *             "DiskBackupQuota": 0,
                     *             "DiskBackupCount": 0,
                     *             "EncryptType": "",
                     *             "KmsKeyId": "",
                     *             "BurstPerformance": false,
                     *             "ErrorPrompt": "",
                     *             "InstanceType": "",
                     *             "DeleteSnapshot": 0,
                     *             "PurgeTime": "2021-09-03 17:40:15"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RecycledDiskListEnvelope"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ListDisksNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ListDisksServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    restoreDisks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreDisksRequest"];
            };
        };
        responses: {
            200: components["responses"]["OK"];
            207: components["responses"]["MultiStatus"];
            400: components["responses"]["UpdateDisksBadRequest"];
            401: components["responses"]["UpdateDisksUnauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["UpdateDisksForbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["UpdateDisksConflict"];
            413: components["responses"]["UpdateDisksPayloadTooLarge"];
            415: components["responses"]["UpdateDisksUnsupportedMediaType"];
            422: components["responses"]["UpdateDisksUnprocessableEntity"];
            429: components["responses"]["UpdateDisksTooManyRequests"];
            500: components["responses"]["UpdateDisksInternalServerError"];
            501: components["responses"]["UpdateDisksNotImplemented"];
            502: components["responses"]["UpdateDisksBadGateway"];
            503: components["responses"]["UpdateDisksServiceUnavailable"];
            504: components["responses"]["UpdateDisksGatewayTimeout"];
        };
    };
    purgeDisks: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PurgeDisksRequest"];
            };
        };
        responses: {
            200: components["responses"]["OK"];
            207: components["responses"]["MultiStatus"];
            400: components["responses"]["UpdateDisksBadRequest"];
            401: components["responses"]["UpdateDisksUnauthorized"];
            403: components["responses"]["DeleteDisksForbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["UpdateDisksConflict"];
            413: components["responses"]["UpdateDisksPayloadTooLarge"];
            415: components["responses"]["UpdateDisksUnsupportedMediaType"];
            422: components["responses"]["DeleteDisksUnprocessableEntity"];
            429: components["responses"]["UpdateDisksTooManyRequests"];
            500: components["responses"]["UpdateDisksInternalServerError"];
            501: components["responses"]["UpdateDisksNotImplemented"];
            502: components["responses"]["UpdateDisksBadGateway"];
            503: components["responses"]["DeleteDisksServiceUnavailable"];
            504: components["responses"]["UpdateDisksGatewayTimeout"];
        };
    };
    createSnapshots: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSnapshotsRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "SnapshotIdSet": [
                     *           "snap-hn9huy55"
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedSnapshotsEnvelope"];
                };
            };
            /** @description [10012](/docs/errors#10012) Partly done / 部分成功 */
            207: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedSnapshotPartialEnvelope"];
                };
            };
            /**
             * @description - [10001](/docs/errors#10001) Invalid parameter / 参数错误
             *     - [10002](/docs/errors#10002) Malformed JSON / 请求体不是合法的JSON
             *     - [30001](/docs/errors#30001) Tencent refused a parameter / 腾讯云返回参数错误
             *     - [30002](/docs/errors#30002) The region is not supported / 不支持该地域
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedSnapshotInvalidRequestEnvelope"];
                };
            };
            /** @description [10004](/docs/errors#10004) Not authenticated / 未通过身份认证 */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedSnapshotBatchFailureEnvelope"];
                };
            };
            /** @description [30046](/docs/errors#30046) Account balance is insufficient / 账户余额不足 */
            402: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedSnapshotBatchFailureEnvelope"];
                };
            };
            /**
             * @description - [10005](/docs/errors#10005) Not allowed / 没有操作权限
             *     - [30042](/docs/errors#30042) The cloud account is not allowed to do this / 云账号没有该操作的权限
             *     - [30043](/docs/errors#30043) MFA is required or has expired / 需要MFA或MFA已过期
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedSnapshotBatchFailureEnvelope"];
                };
            };
            /**
             * @description - [20001](/docs/errors#20001) No credential for this tenant and cluster / 尚未为该租户和集群配置云账号密钥
             *     - [30003](/docs/errors#30003) Disk not found / 云硬盘不存在
             *     - [30005](/docs/errors#30005) Snapshot not found / 快照不存在
             *     - [30006](/docs/errors#30006) Resource not found / 资源不存在
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedSnapshotBatchFailureEnvelope"];
                };
            };
            /**
             * @description - [20002](/docs/errors#20002) The credential is disabled / 云账号密钥已停用
             *     - [30010](/docs/errors#30010) The disk or instance is busy / 云硬盘或云服务器繁忙，请稍后重试
             *     - [30011](/docs/errors#30011) The disk is migrating or rolling back / 云硬盘正在变更类型或回滚
             *     - [30012](/docs/errors#30012) The state of the resource does not allow it / 资源当前状态不支持该操作
             *     - [30030](/docs/errors#30030) Quota exceeded / 超过配额限制
             *     - [30034](/docs/errors#30034) The disk has too long a chain of snapshots / 云硬盘快照链过长
             *     - [30014](/docs/errors#30014) The ClientToken cannot be used / ClientToken已被其他请求使用
             *     - [10031](/docs/errors#10031) The first request with this Idempotency-Key is still running / 使用该Idempotency-Key的首个请求仍在执行
             *     - [10032](/docs/errors#10032) The first request was carried out; its reply is not kept / 首个请求已执行，但其响应没有保存
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedSnapshotBatchFailureEnvelope"];
                };
            };
            /** @description [10006](/docs/errors#10006) Request too large / 请求体过大 */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedSnapshotBatchFailureEnvelope"];
                };
            };
            /** @description [10007](/docs/errors#10007) Unsupported media type / 不支持的媒体类型 */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedSnapshotBatchFailureEnvelope"];
                };
            };
            /**
             * @description - [30020](/docs/errors#30020) This disk or instance does not support it / 该云硬盘或云服务器不支持此操作
             *     - [30021](/docs/errors#30021) This disk configuration is not offered / 不提供该云硬盘配置
             *     - [10030](/docs/errors#10030) Idempotency-Key was used for another request / Idempotency-Key已被其他请求使用
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedSnapshotBatchFailureEnvelope"];
                };
            };
            /**
             * @description - [10008](/docs/errors#10008) Too many requests / 请求过于频繁
             *     - [30033](/docs/errors#30033) Tencent limits the rate of calls / 腾讯云接口请求频率超限
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedSnapshotBatchFailureEnvelope"];
                };
            };
            /**
             * @description - [10000](/docs/errors#10000) Internal error / 服务内部错误
             *     - [20003](/docs/errors#20003) The credential cannot be decrypted / 云账号密钥无法解密
             *     - [30059](/docs/errors#30059) This service sent a malformed call to Tencent / 本服务发给腾讯云的请求有误
             *     - [10033](/docs/errors#10033) The outcome of the first request is unknown / 首个请求的结果未知
             */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedSnapshotBatchFailureEnvelope"];
                };
            };
            /** @description [30056](/docs/errors#30056) Tencent withdrew this action / 腾讯云接口已下线 */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedSnapshotBatchFailureEnvelope"];
                };
            };
            /**
             * @description - [30040](/docs/errors#30040) Tencent rejected the stored credential / 云账号密钥无效，已被腾讯云拒绝
             *     - [30041](/docs/errors#30041) The clock of this service is off / 服务时钟与腾讯云相差过大
             *     - [30044](/docs/errors#30044) Tencent does not accept calls from this address / 腾讯云不允许本服务的IP访问
             *     - [30050](/docs/errors#30050) Tencent reports an internal error / 腾讯云内部错误
             *     - [30052](/docs/errors#30052) Cannot reach Tencent / 无法连接腾讯云
             *     - [30054](/docs/errors#30054) Tencent answered with something unreadable / 腾讯云返回了无法解析的内容
             *     - [30055](/docs/errors#30055) Tencent does not know this action / 腾讯云接口不存在
             *     - [30057](/docs/errors#30057) Protocol fault between this service and Tencent / 与腾讯云之间的协议错误
             *     - [30058](/docs/errors#30058) Tencent reports an error this service does not know / 腾讯云返回未知错误
             */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedSnapshotBatchFailureEnvelope"];
                };
            };
            /**
             * @description - [10010](/docs/errors#10010) Shutting down / 服务正在停止
             *     - [10011](/docs/errors#10011) Database unavailable / 数据库不可用
             *     - [10013](/docs/errors#10013) Too busy / 服务繁忙，请稍后重试
             *     - [30051](/docs/errors#30051) Tencent is temporarily unavailable / 腾讯云服务暂时不可用
             *     - [30032](/docs/errors#30032) Not enough capacity in this zone / 可用区资源不足
             *     - [10022](/docs/errors#10022) The audit trail of the tenant is damaged / 该租户的审计链已损坏，拒绝变更
             */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedSnapshotBatchFailureEnvelope"];
                };
            };
            /**
             * @description - [10009](/docs/errors#10009) The request took too long / 请求处理超时
             *     - [30053](/docs/errors#30053) Tencent did not answer in time / 腾讯云响应超时
             */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedSnapshotBatchFailureEnvelope"];
                };
            };
        };
    };
    listSnapshots: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListSnapshotsRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "TotalCount": 3,
                     *         "List": [
                     *           {
                     *             "SnapshotId": "snap-6ixzjp6d",
                     *             "DiskUsage": "DATA_DISK",
                     *             "DiskId": "disk-nrc1gaps",
                     *             "DiskSize": 10,
                     *             "SnapshotName": "auto_disk-nrc1gaps_20210731_23",
                     *             "CreateTime": "2021-07-31 23:06:45",
                     *             "DeadlineTime": "2021-08-30 23:00:00",
                     *             "IsPermanent": false,
                     *             "Placement": {
                     *               "Zone": "ap-guangzhou-3",
                     *               "ProjectId": 1196468,
                     *               "CdcId": "",
                     *               "CageId": "",
                     *               "CdcName": ""
                     *             },
                     *             "SnapshotState": "NORMAL",
                     *             "Percent": 100,
                     *             "Encrypt": false,
                     *             "CopyFromRemote": false,
                     *             "ImageCount": 0,
                     *             "SnapshotType": "PRIVATE_SNAPSHOT",
                     *             "ShareReference": 0,
                     *             "Images": [],
                     *             "CopyingToRegions": [],
                     *             "TimeStartShare": "",
                     *             "Tags": []
                     *           },
                     *           {
                     *             "SnapshotId": "snap-napmq1fj",
                     *             "DiskUsage": "DATA_DISK",
                     *             "DiskId": "disk-eg0qthd6",
                     *             "DiskSize": 10,
                     *             "SnapshotName": "auto_disk-eg0qthd6_20210807_23",
                     *             "CreateTime": "2021-08-07 23:06:44",
                     *             "DeadlineTime": "2021-09-06 23:00:00",
                     *             "IsPermanent": false,
                     *             "Placement": {
                     *               "Zone": "ap-guangzhou-3",
                     *               "ProjectId": 1196468,
                     *               "CdcId": "",
                     *               "CageId": "",
                     *               "CdcName": ""
                     *             },
                     *             "SnapshotState": "NORMAL",
                     *             "Percent": 100,
                     *             "Encrypt": false,
                     *             "CopyFromRemote": false,
                     *             "ImageCount": 0,
                     *             "SnapshotType": "PRIVATE_SNAPSHOT",
                     *             "ShareReference": 0,
                     *             "Images": [],
                     *             "CopyingToRegions": [],
                     *             "TimeStartShare": "",
                     *             "Tags": []
                     *           },
                     *           {
                     *             "SnapshotId": "snap-hn9huy55",
                     *             "DiskUsage": "SYSTEM_DISK",
                     *             "DiskId": "disk-plqkg6me",
                     *             "DiskSize": 50,
                     *             "SnapshotName": "123",
                     *             "CreateTime": "2021-08-27 19:30:22",
                     *             "DeadlineTime": "",
                     *             "IsPermanent": true,
                     *             "Placement": {
                     *               "Zone": "ap-guangzhou-3",
                     *               "ProjectId": 1196468,
                     *               "CdcId": "",
                     *               "CageId": "",
                     *               "CdcName": ""
                     *             },
                     *             "SnapshotState": "NORMAL",
                     *             "Percent": 100,
                     *             "Encrypt": false,
                     *             "CopyFromRemote": false,
                     *             "ImageCount": 0,
                     *             "SnapshotType": "PRIVATE_SNAPSHOT",
                     *             "ShareReference": 0,
                     *             "Images": [],
                     *             "CopyingToRegions": [],
                     *             "TimeStartShare": "",
                     *             "Tags": []
                     *           }
                     *         ],
                     *         "Properties": [
                     *           {
                     *             "IsApply": true,
                     *             "IsDelete": true
                     *           },
                     *           {
                     *             "IsApply": true,
                     *             "IsDelete": true
                     *           },
                     *           {
                     *             "IsApply": true,
                     *             "IsDelete": true
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SnapshotListEnvelope"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ListSnapshotsNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ListDisksServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    deleteSnapshots: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteSnapshotsRequest"];
            };
        };
        responses: {
            200: components["responses"]["OK"];
            /** @description [10012](/docs/errors#10012) Partly done / 部分成功 */
            207: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotPartialEnvelope"];
                };
            };
            /**
             * @description - [10001](/docs/errors#10001) Invalid parameter / 参数错误
             *     - [10002](/docs/errors#10002) Malformed JSON / 请求体不是合法的JSON
             *     - [30001](/docs/errors#30001) Tencent refused a parameter / 腾讯云返回参数错误
             *     - [30002](/docs/errors#30002) The region is not supported / 不支持该地域
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotInvalidRequestEnvelope"];
                };
            };
            /** @description [10004](/docs/errors#10004) Not authenticated / 未通过身份认证 */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotBatchFailureEnvelope"];
                };
            };
            /**
             * @description - [10005](/docs/errors#10005) Not allowed / 没有操作权限
             *     - [30042](/docs/errors#30042) The cloud account is not allowed to do this / 云账号没有该操作的权限
             *     - [30043](/docs/errors#30043) MFA is required or has expired / 需要MFA或MFA已过期
             */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotBatchFailureEnvelope"];
                };
            };
            /**
             * @description - [20001](/docs/errors#20001) No credential for this tenant and cluster / 尚未为该租户和集群配置云账号密钥
             *     - [30003](/docs/errors#30003) Disk not found / 云硬盘不存在
             *     - [30005](/docs/errors#30005) Snapshot not found / 快照不存在
             *     - [30006](/docs/errors#30006) Resource not found / 资源不存在
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotBatchFailureEnvelope"];
                };
            };
            /**
             * @description - [20002](/docs/errors#20002) The credential is disabled / 云账号密钥已停用
             *     - [30010](/docs/errors#30010) The disk or instance is busy / 云硬盘或云服务器繁忙，请稍后重试
             *     - [30011](/docs/errors#30011) The disk is migrating or rolling back / 云硬盘正在变更类型或回滚
             *     - [30012](/docs/errors#30012) The state of the resource does not allow it / 资源当前状态不支持该操作
             *     - [30030](/docs/errors#30030) Quota exceeded / 超过配额限制
             *     - [30017](/docs/errors#30017) The snapshot is shared with other accounts / 快照已共享给其他账号
             *     - [30018](/docs/errors#30018) Images were made from the snapshot / 快照已创建自定义镜像
             *     - [10031](/docs/errors#10031) The first request with this Idempotency-Key is still running / 使用该Idempotency-Key的首个请求仍在执行
             *     - [10032](/docs/errors#10032) The first request was carried out; its reply is not kept / 首个请求已执行，但其响应没有保存
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotBatchFailureEnvelope"];
                };
            };
            /** @description [10006](/docs/errors#10006) Request too large / 请求体过大 */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotBatchFailureEnvelope"];
                };
            };
            /** @description [10007](/docs/errors#10007) Unsupported media type / 不支持的媒体类型 */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotBatchFailureEnvelope"];
                };
            };
            /**
             * @description - [30020](/docs/errors#30020) This disk or instance does not support it / 该云硬盘或云服务器不支持此操作
             *     - [10030](/docs/errors#10030) Idempotency-Key was used for another request / Idempotency-Key已被其他请求使用
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotBatchFailureEnvelope"];
                };
            };
            /**
             * @description - [10008](/docs/errors#10008) Too many requests / 请求过于频繁
             *     - [30033](/docs/errors#30033) Tencent limits the rate of calls / 腾讯云接口请求频率超限
             */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotBatchFailureEnvelope"];
                };
            };
            /**
             * @description - [10000](/docs/errors#10000) Internal error / 服务内部错误
             *     - [20003](/docs/errors#20003) The credential cannot be decrypted / 云账号密钥无法解密
             *     - [30059](/docs/errors#30059) This service sent a malformed call to Tencent / 本服务发给腾讯云的请求有误
             *     - [10033](/docs/errors#10033) The outcome of the first request is unknown / 首个请求的结果未知
             */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotBatchFailureEnvelope"];
                };
            };
            /** @description [30056](/docs/errors#30056) Tencent withdrew this action / 腾讯云接口已下线 */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotBatchFailureEnvelope"];
                };
            };
            /**
             * @description - [30040](/docs/errors#30040) Tencent rejected the stored credential / 云账号密钥无效，已被腾讯云拒绝
             *     - [30041](/docs/errors#30041) The clock of this service is off / 服务时钟与腾讯云相差过大
             *     - [30044](/docs/errors#30044) Tencent does not accept calls from this address / 腾讯云不允许本服务的IP访问
             *     - [30050](/docs/errors#30050) Tencent reports an internal error / 腾讯云内部错误
             *     - [30052](/docs/errors#30052) Cannot reach Tencent / 无法连接腾讯云
             *     - [30054](/docs/errors#30054) Tencent answered with something unreadable / 腾讯云返回了无法解析的内容
             *     - [30055](/docs/errors#30055) Tencent does not know this action / 腾讯云接口不存在
             *     - [30057](/docs/errors#30057) Protocol fault between this service and Tencent / 与腾讯云之间的协议错误
             *     - [30058](/docs/errors#30058) Tencent reports an error this service does not know / 腾讯云返回未知错误
             */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotBatchFailureEnvelope"];
                };
            };
            /**
             * @description - [10010](/docs/errors#10010) Shutting down / 服务正在停止
             *     - [10011](/docs/errors#10011) Database unavailable / 数据库不可用
             *     - [10013](/docs/errors#10013) Too busy / 服务繁忙，请稍后重试
             *     - [30051](/docs/errors#30051) Tencent is temporarily unavailable / 腾讯云服务暂时不可用
             *     - [30032](/docs/errors#30032) Not enough capacity in this zone / 可用区资源不足
             *     - [10022](/docs/errors#10022) The audit trail of the tenant is damaged / 该租户的审计链已损坏，拒绝变更
             */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotBatchFailureEnvelope"];
                };
            };
            /**
             * @description - [10009](/docs/errors#10009) The request took too long / 请求处理超时
             *     - [30053](/docs/errors#30053) Tencent did not answer in time / 腾讯云响应超时
             */
            504: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotBatchFailureEnvelope"];
                };
            };
        };
    };
    applySnapshot: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplySnapshotRequest"];
            };
        };
        responses: {
            200: components["responses"]["OK"];
            400: components["responses"]["ApplySnapshotBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ApplySnapshotForbidden"];
            /**
             * @description - [20001](/docs/errors#20001) No credential for this tenant and cluster / 尚未为该租户和集群配置云账号密钥
             *     - [30003](/docs/errors#30003) Disk not found / 云硬盘不存在
             *     - [30005](/docs/errors#30005) Snapshot not found / 快照不存在
             *     - [30006](/docs/errors#30006) Resource not found / 资源不存在
             *     - [30004](/docs/errors#30004) Instance not found / 云服务器不存在
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            /**
             * @description - [20002](/docs/errors#20002) The credential is disabled / 云账号密钥已停用
             *     - [30010](/docs/errors#30010) The disk or instance is busy / 云硬盘或云服务器繁忙，请稍后重试
             *     - [30011](/docs/errors#30011) The disk is migrating or rolling back / 云硬盘正在变更类型或回滚
             *     - [30012](/docs/errors#30012) The state of the resource does not allow it / 资源当前状态不支持该操作
             *     - [30030](/docs/errors#30030) Quota exceeded / 超过配额限制
             *     - [10031](/docs/errors#10031) The first request with this Idempotency-Key is still running / 使用该Idempotency-Key的首个请求仍在执行
             *     - [10032](/docs/errors#10032) The first request was carried out; its reply is not kept / 首个请求已执行，但其响应没有保存
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ApplySnapshotUnprocessableEntity"];
            429: components["responses"]["ApplySnapshotTooManyRequests"];
            500: components["responses"]["ApplySnapshotInternalServerError"];
            501: components["responses"]["ApplySnapshotNotImplemented"];
            502: components["responses"]["ApplySnapshotBadGateway"];
            /**
             * @description - [10010](/docs/errors#10010) Shutting down / 服务正在停止
             *     - [10011](/docs/errors#10011) Database unavailable / 数据库不可用
             *     - [10013](/docs/errors#10013) Too busy / 服务繁忙，请稍后重试
             *     - [30051](/docs/errors#30051) Tencent is temporarily unavailable / 腾讯云服务暂时不可用
             *     - [30032](/docs/errors#30032) Not enough capacity in this zone / 可用区资源不足
             *     - [10022](/docs/errors#10022) The audit trail of the tenant is damaged / 该租户的审计链已损坏，拒绝变更
             */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            504: components["responses"]["ApplySnapshotGatewayTimeout"];
        };
    };
    inspectSnapshotDistribution: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InspectSnapshotDistributionRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "List": [
                     *           {
                     *             "Count": 3,
                     *             "Region": "ap-guangzhou",
                     *             "RegionName": "广州",
                     *             "RegionState": "AVAILABLE"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SnapshotDistributionEnvelope"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ListSnapshotsNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ListDisksServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listRegions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListRegionsRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "TotalCount": 1,
                     *         "List": [
                     *           {
                     *             "Region": "ap-guangzhou",
                     *             "RegionName": "华南地区(广州)",
                     *             "RegionState": "AVAILABLE"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RegionListEnvelope"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ListSnapshotsNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listZones: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListZonesRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "TotalCount": 1,
                     *         "List": [
                     *           {
                     *             "Region": "ap-guangzhou",
                     *             "RegionName": "华南地区(广州)",
                     *             "Zone": "ap-guangzhou-3",
                     *             "ZoneName": "广州三区",
                     *             "ZoneId": "100003",
                     *             "ZoneState": "AVAILABLE"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ZoneListEnvelope"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ListSnapshotsNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    createAutoSnapshotPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAutoSnapshotPolicyRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "AutoSnapshotPolicyId": "asp-63p7jk73",
                     *         "NextTriggerTime": "2021-08-29 23:00:00"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedPolicyEnvelope"];
                };
            };
            400: components["responses"]["ApplySnapshotBadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["CreateAutoSnapshotPolicyPaymentRequired"];
            403: components["responses"]["ApplySnapshotForbidden"];
            404: components["responses"]["CreateAutoSnapshotPolicyNotFound"];
            409: components["responses"]["CreateAutoSnapshotPolicyConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ApplySnapshotUnprocessableEntity"];
            429: components["responses"]["ApplySnapshotTooManyRequests"];
            500: components["responses"]["ApplySnapshotInternalServerError"];
            501: components["responses"]["ApplySnapshotNotImplemented"];
            502: components["responses"]["ApplySnapshotBadGateway"];
            503: components["responses"]["CreateAutoSnapshotPolicyServiceUnavailable"];
            504: components["responses"]["ApplySnapshotGatewayTimeout"];
        };
    };
    listAutoSnapshotPolicies: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListAutoSnapshotPoliciesRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "TotalCount": 2,
                     *         "List": [
                     *           {
                     *             "AutoSnapshotPolicyId": "asp-peiq4wwp",
                     *             "AutoSnapshotPolicyName": "test001",
                     *             "AutoSnapshotPolicyState": "NORMAL",
                     *             "IsActivated": true,
                     *             "IsPermanent": false,
                     *             "RetentionDays": 30,
                     *             "CreateTime": "2021-07-29 16:46:56",
                     *             "NextTriggerTime": "2021-08-28 23:00:00",
                     *             "Policy": [
                     *               {
                     *                 "DayOfWeek": [
                     *                   6
                     *                 ],
                     *                 "Hour": [
                     *                   23
                     *                 ]
                     *               }
                     *             ],
                     *             "DiskIdSet": [],
                     *             "InstanceIdSet": [],
                     *             "RetentionMonths": 0,
                     *             "RetentionAmount": 0,
                     *             "AdvancedRetentionPolicy": null,
                     *             "IsCopyToRemote": 0,
                     *             "CopyToAccountUin": "",
                     *             "CopyFromAccountUin": "",
                     *             "Tags": []
                     *           },
                     *           {
                     *             "AutoSnapshotPolicyId": "asp-63p7jk73",
                     *             "AutoSnapshotPolicyName": "test",
                     *             "AutoSnapshotPolicyState": "NORMAL",
                     *             "IsActivated": true,
                     *             "IsPermanent": false,
                     *             "RetentionDays": 1,
                     *             "CreateTime": "2021-08-27 19:40:13",
                     *             "NextTriggerTime": "2021-08-30 23:00:00",
                     *             "Policy": [
                     *               {
                     *                 "DayOfWeek": [
                     *                   1
                     *                 ],
                     *                 "Hour": [
                     *                   23
                     *                 ]
                     *               }
                     *             ],
                     *             "DiskIdSet": [],
                     *             "InstanceIdSet": [],
                     *             "RetentionMonths": 0,
                     *             "RetentionAmount": 0,
                     *             "AdvancedRetentionPolicy": null,
                     *             "IsCopyToRemote": 0,
                     *             "CopyToAccountUin": "",
                     *             "CopyFromAccountUin": "",
                     *             "Tags": []
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PolicyListEnvelope"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ListAutoSnapshotPoliciesNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ListDisksServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    updateAutoSnapshotPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateAutoSnapshotPolicyRequest"];
            };
        };
        responses: {
            200: components["responses"]["OK"];
            400: components["responses"]["ApplySnapshotBadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["CreateAutoSnapshotPolicyPaymentRequired"];
            403: components["responses"]["ApplySnapshotForbidden"];
            404: components["responses"]["CreateAutoSnapshotPolicyNotFound"];
            409: components["responses"]["CreateAutoSnapshotPolicyConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ApplySnapshotUnprocessableEntity"];
            429: components["responses"]["ApplySnapshotTooManyRequests"];
            500: components["responses"]["ApplySnapshotInternalServerError"];
            501: components["responses"]["ApplySnapshotNotImplemented"];
            502: components["responses"]["ApplySnapshotBadGateway"];
            503: components["responses"]["CreateAutoSnapshotPolicyServiceUnavailable"];
            504: components["responses"]["ApplySnapshotGatewayTimeout"];
        };
    };
    deleteAutoSnapshotPolicies: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteAutoSnapshotPoliciesRequest"];
            };
        };
        responses: {
            200: components["responses"]["OK"];
            400: components["responses"]["ApplySnapshotBadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["CreateAutoSnapshotPolicyPaymentRequired"];
            403: components["responses"]["ApplySnapshotForbidden"];
            404: components["responses"]["CreateAutoSnapshotPolicyNotFound"];
            409: components["responses"]["CreateAutoSnapshotPolicyConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["ApplySnapshotUnprocessableEntity"];
            429: components["responses"]["ApplySnapshotTooManyRequests"];
            500: components["responses"]["ApplySnapshotInternalServerError"];
            501: components["responses"]["ApplySnapshotNotImplemented"];
            502: components["responses"]["ApplySnapshotBadGateway"];
            503: components["responses"]["CreateAutoSnapshotPolicyServiceUnavailable"];
            504: components["responses"]["ApplySnapshotGatewayTimeout"];
        };
    };
    bindAutoSnapshotPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BindAutoSnapshotPolicyRequest"];
            };
        };
        responses: {
            200: components["responses"]["OK"];
            207: components["responses"]["BindAutoSnapshotPolicyMultiStatus"];
            400: components["responses"]["BindAutoSnapshotPolicyBadRequest"];
            401: components["responses"]["BindAutoSnapshotPolicyUnauthorized"];
            402: components["responses"]["BindAutoSnapshotPolicyPaymentRequired"];
            403: components["responses"]["BindAutoSnapshotPolicyForbidden"];
            404: components["responses"]["BindAutoSnapshotPolicyNotFound"];
            409: components["responses"]["BindAutoSnapshotPolicyConflict"];
            413: components["responses"]["BindAutoSnapshotPolicyPayloadTooLarge"];
            415: components["responses"]["BindAutoSnapshotPolicyUnsupportedMediaType"];
            422: components["responses"]["BindAutoSnapshotPolicyUnprocessableEntity"];
            429: components["responses"]["BindAutoSnapshotPolicyTooManyRequests"];
            500: components["responses"]["BindAutoSnapshotPolicyInternalServerError"];
            501: components["responses"]["BindAutoSnapshotPolicyNotImplemented"];
            502: components["responses"]["BindAutoSnapshotPolicyBadGateway"];
            503: components["responses"]["BindAutoSnapshotPolicyServiceUnavailable"];
            504: components["responses"]["BindAutoSnapshotPolicyGatewayTimeout"];
        };
    };
    unbindAutoSnapshotPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnbindAutoSnapshotPolicyRequest"];
            };
        };
        responses: {
            200: components["responses"]["OK"];
            207: components["responses"]["BindAutoSnapshotPolicyMultiStatus"];
            400: components["responses"]["BindAutoSnapshotPolicyBadRequest"];
            401: components["responses"]["BindAutoSnapshotPolicyUnauthorized"];
            402: components["responses"]["BindAutoSnapshotPolicyPaymentRequired"];
            403: components["responses"]["BindAutoSnapshotPolicyForbidden"];
            404: components["responses"]["BindAutoSnapshotPolicyNotFound"];
            409: components["responses"]["BindAutoSnapshotPolicyConflict"];
            413: components["responses"]["BindAutoSnapshotPolicyPayloadTooLarge"];
            415: components["responses"]["BindAutoSnapshotPolicyUnsupportedMediaType"];
            422: components["responses"]["BindAutoSnapshotPolicyUnprocessableEntity"];
            429: components["responses"]["BindAutoSnapshotPolicyTooManyRequests"];
            500: components["responses"]["BindAutoSnapshotPolicyInternalServerError"];
            501: components["responses"]["BindAutoSnapshotPolicyNotImplemented"];
            502: components["responses"]["BindAutoSnapshotPolicyBadGateway"];
            503: components["responses"]["BindAutoSnapshotPolicyServiceUnavailable"];
            504: components["responses"]["BindAutoSnapshotPolicyGatewayTimeout"];
        };
    };
    inspectAutoSnapshotPolicyDistribution: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InspectAutoSnapshotPolicyDistributionRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "List": [
                     *           {
                     *             "Count": 2,
                     *             "Region": "ap-guangzhou",
                     *             "RegionName": "华南地区(广州)",
                     *             "RegionState": "AVAILABLE"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PolicyDistributionEnvelope"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ListAutoSnapshotPoliciesNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ListDisksServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    inspectOperation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InspectOperationRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "OperationId": "0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0",
                     *         "Action": "disk/attach",
                     *         "State": "SUCCESS",
                     *         "Percent": 100,
                     *         "StartTime": "2026-11-27 12:00:00",
                     *         "EndTime": "2026-11-27 12:00:04",
                     *         "Resources": [
                     *           {
                     *             "scode": 0,
                     *             "message": "success",
                     *             "message_cn": "成功",
                     *             "desc": "",
                     *             "Type": "disk",
                     *             "Id": "disk-giys4n0i",
                     *             "State": "SUCCESS",
                     *             "Percent": 100
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["OperationEnvelope"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            /**
             * @description - [20001](/docs/errors#20001) No credential for this tenant and cluster / 尚未为该租户和集群配置云账号密钥
             *     - [10019](/docs/errors#10019) No such operation / 操作不存在
             */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listOperations: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListOperationsRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "TotalCount": 1,
                     *         "List": [
                     *           {
                     *             "OperationId": "0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0",
                     *             "Action": "disk/attach",
                     *             "State": "SUCCESS",
                     *             "Percent": 100,
                     *             "StartTime": "2026-11-27 12:00:00",
                     *             "EndTime": "2026-11-27 12:00:04",
                     *             "Resources": [
                     *               {
                     *                 "scode": 0,
                     *                 "message": "success",
                     *                 "message_cn": "成功",
                     *                 "desc": "",
                     *                 "Type": "disk",
                     *                 "Id": "disk-giys4n0i",
                     *                 "State": "SUCCESS",
                     *                 "Percent": 100
                     *               }
                     *             ]
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["OperationListEnvelope"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ListSnapshotsNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ListOperationLogsServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListEventsRequest"];
            };
        };
        responses: {
            200: components["responses"]["ListEventsOK"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ListEventsNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listSnapshotEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListSnapshotEventsRequest"];
            };
        };
        responses: {
            200: components["responses"]["ListEventsOK"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ListEventsNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            501: components["responses"]["NotImplemented"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    createCredential: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCredentialRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "CredentialId": "0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CredentialIdEnvelope"];
                };
            };
            400: components["responses"]["CreateCredentialBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CreateCredentialForbidden"];
            404: components["responses"]["CreateCredentialNotFound"];
            409: components["responses"]["CreateCredentialConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["CreateCredentialUnprocessableEntity"];
            429: components["responses"]["CreateCredentialTooManyRequests"];
            500: components["responses"]["CreateCredentialInternalServerError"];
            503: components["responses"]["CreateCredentialServiceUnavailable"];
            504: components["responses"]["CreateCredentialGatewayTimeout"];
        };
    };
    listCredentials: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListCredentialsRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "TotalCount": 1,
                     *         "List": [
                     *           {
                     *             "CredentialId": "0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0",
                     *             "TenantUuid": "system",
                     *             "ClusterUuid": "72db4b34-1473-418f-ade4-de00b956f16b",
                     *             "SecretId": "AKID…MPLE",
                     *             "HasToken": false,
                     *             "Region": "ap-guangzhou",
                     *             "Site": "china",
                     *             "Description": "Guangzhou production",
                     *             "Enabled": true,
                     *             "KeyId": "local1",
                     *             "Version": 1,
                     *             "Status": "ok",
                     *             "SharedWith": 0,
                     *             "CreateTime": "2026-01-31 16:00:00",
                     *             "UpdateTime": "2026-01-31 16:00:00"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CredentialListEnvelope"];
                };
            };
            400: components["responses"]["ListCredentialsBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListCredentialsForbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["ListCredentialsTooManyRequests"];
            500: components["responses"]["ListCredentialsInternalServerError"];
            503: components["responses"]["ListCredentialsServiceUnavailable"];
            504: components["responses"]["ListCredentialsGatewayTimeout"];
        };
    };
    inspectCredential: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CredentialOwner"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "CredentialId": "0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0",
                     *         "TenantUuid": "system",
                     *         "ClusterUuid": "72db4b34-1473-418f-ade4-de00b956f16b",
                     *         "SecretId": "AKID…MPLE",
                     *         "HasToken": false,
                     *         "Region": "ap-guangzhou",
                     *         "Site": "china",
                     *         "Description": "Guangzhou production",
                     *         "Enabled": true,
                     *         "KeyId": "local1",
                     *         "Version": 1,
                     *         "Status": "ok",
                     *         "SharedWith": 0,
                     *         "CreateTime": "2026-01-31 16:00:00",
                     *         "UpdateTime": "2026-01-31 16:00:00"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CredentialEnvelope"];
                };
            };
            400: components["responses"]["ListCredentialsBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListCredentialsForbidden"];
            404: components["responses"]["ListSnapshotsNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["ListCredentialsTooManyRequests"];
            500: components["responses"]["ListCredentialsInternalServerError"];
            503: components["responses"]["ListCredentialsServiceUnavailable"];
            504: components["responses"]["ListCredentialsGatewayTimeout"];
        };
    };
    updateCredential: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateCredentialRequest"];
            };
        };
        responses: {
            200: components["responses"]["UpdateCredentialOK"];
            400: components["responses"]["CreateCredentialBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CreateCredentialForbidden"];
            404: components["responses"]["CreateCredentialNotFound"];
            409: components["responses"]["CreateCredentialConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["CreateCredentialUnprocessableEntity"];
            429: components["responses"]["CreateCredentialTooManyRequests"];
            /**
             * @description - [10000](/docs/errors#10000) Internal error / 服务内部错误
             *     - [20003](/docs/errors#20003) The credential cannot be decrypted / 云账号密钥无法解密
             *     - [10033](/docs/errors#10033) The outcome of the first request is unknown / 首个请求的结果未知
             */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            503: components["responses"]["CreateCredentialServiceUnavailable"];
            504: components["responses"]["CreateCredentialGatewayTimeout"];
        };
    };
    deleteCredential: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CredentialOwner"];
            };
        };
        responses: {
            200: components["responses"]["UpdateCredentialOK"];
            400: components["responses"]["CreateCredentialBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CreateCredentialForbidden"];
            404: components["responses"]["CreateCredentialNotFound"];
            409: components["responses"]["DeleteCredentialConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["CreateCredentialUnprocessableEntity"];
            429: components["responses"]["CreateCredentialTooManyRequests"];
            500: components["responses"]["CreateCredentialInternalServerError"];
            503: components["responses"]["CreateCredentialServiceUnavailable"];
            504: components["responses"]["CreateCredentialGatewayTimeout"];
        };
    };
    verifyCredential: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CredentialOwner"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "Accepted": true,
                     *         "Code": "",
                     *         "Message": "",
                     *         "Permissions": [
                     *           {
                     *             "Action": "cbs:DescribeDisks",
                     *             "Allowed": true
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CredentialVerdictEnvelope"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListCredentialsForbidden"];
            404: components["responses"]["ListSnapshotsNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            501: components["responses"]["NotImplemented"];
            /**
             * @description - [30041](/docs/errors#30041) The clock of this service is off / 服务时钟与腾讯云相差过大
             *     - [30050](/docs/errors#30050) Tencent reports an internal error / 腾讯云内部错误
             *     - [30052](/docs/errors#30052) Cannot reach Tencent / 无法连接腾讯云
             *     - [30054](/docs/errors#30054) Tencent answered with something unreadable / 腾讯云返回了无法解析的内容
             *     - [30055](/docs/errors#30055) Tencent does not know this action / 腾讯云接口不存在
             *     - [30057](/docs/errors#30057) Protocol fault between this service and Tencent / 与腾讯云之间的协议错误
             *     - [30058](/docs/errors#30058) Tencent reports an error this service does not know / 腾讯云返回未知错误
             */
            502: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Tencent-Request-Id": components["headers"]["X-Tencent-Request-Id"];
                    "X-Stale-Credential-Seconds": components["headers"]["X-Stale-Credential-Seconds"];
                    "X-Tencent-Error-Code": components["headers"]["X-Tencent-Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "ApiKeyId": "0f1e2d3c4b5a69788796a5b4",
                     *         "ApiKey": "tdk_<id>_<secret>"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NewApiKeyEnvelope"];
                };
            };
            400: components["responses"]["CreateCredentialBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CreateCredentialForbidden"];
            409: components["responses"]["DeleteCredentialConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["CreateCredentialUnprocessableEntity"];
            429: components["responses"]["CreateCredentialTooManyRequests"];
            500: components["responses"]["CreateCredentialInternalServerError"];
            503: components["responses"]["CreateCredentialServiceUnavailable"];
            504: components["responses"]["CreateCredentialGatewayTimeout"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListApiKeysRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "TotalCount": 1,
                     *         "List": [
                     *           {
                     *             "ApiKeyId": "0f1e2d3c4b5a69788796a5b4",
                     *             "Name": "portal",
                     *             "Role": "operator",
                     *             "Tenants": [
                     *               "system"
                     *             ],
                     *             "ExpiresAt": "",
                     *             "CreateTime": "2026-11-24 12:00:00",
                     *             "LastUseTime": ""
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyListEnvelope"];
                };
            };
            400: components["responses"]["ListCredentialsBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListCredentialsForbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["ListCredentialsTooManyRequests"];
            500: components["responses"]["ListCredentialsInternalServerError"];
            503: components["responses"]["ListCredentialsServiceUnavailable"];
            504: components["responses"]["ListCredentialsGatewayTimeout"];
        };
    };
    deleteApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
                /** @description Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422, while the first request runs with 409. A failure that did nothing and may pass leaves the key free / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteApiKeyRequest"];
            };
        };
        responses: {
            200: components["responses"]["UpdateCredentialOK"];
            400: components["responses"]["CreateCredentialBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CreateCredentialForbidden"];
            /** @description [10015](/docs/errors#10015) Not found / 找不到指定的记录 */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "X-Operation-Id": components["headers"]["X-Operation-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            409: components["responses"]["DeleteCredentialConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["CreateCredentialUnprocessableEntity"];
            429: components["responses"]["CreateCredentialTooManyRequests"];
            500: components["responses"]["CreateCredentialInternalServerError"];
            503: components["responses"]["CreateCredentialServiceUnavailable"];
            504: components["responses"]["CreateCredentialGatewayTimeout"];
        };
    };
    listAudit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成 */
                "X-Request-Id"?: components["parameters"]["RequestId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListAuditRequest"];
            };
        };
        responses: {
            /** @description Success / 成功 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "scode": 0,
                     *       "desc": "",
                     *       "message": "success",
                     *       "message_cn": "成功",
                     *       "stack": null,
                     *       "data": {
                     *         "TotalCount": 1,
                     *         "List": [
                     *           {
                     *             "AuditId": "0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0",
                     *             "Time": "2026-11-24 12:00:00",
                     *             "Actor": "api_key:0f1e2d3c4b5a69788796a5b4",
                     *             "Action": "disk/create",
                     *             "TenantUuid": "system",
                     *             "ClusterUuid": "",
                     *             "Region": "ap-guangzhou",
                     *             "DiskIds": [
                     *               "disk-giys4n0i"
                     *             ],
                     *             "ResourceIds": [
                     *               "disk-giys4n0i"
                     *             ],
                     *             "InstanceId": "ins-gkfro58u",
                     *             "Request": {
                     *               "DiskSize": 80
                     *             },
                     *             "Outcome": "succeeded",
                     *             "scode": 0,
                     *             "RequestId": "portal-42",
                     *             "TencentRequestId": "4cff7bd9-ef6d-4f1e-9c5e-7f1d2a3b4c5d",
                     *             "DurationMs": 153
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AuditListEnvelope"];
                };
            };
            400: components["responses"]["ListCredentialsBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListCredentialsForbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["ListCredentialsTooManyRequests"];
            500: components["responses"]["ListCredentialsInternalServerError"];
            /**
             * @description - [10010](/docs/errors#10010) Shutting down / 服务正在停止
             *     - [10011](/docs/errors#10011) Database unavailable / 数据库不可用
             *     - [10013](/docs/errors#10013) Too busy / 服务繁忙，请稍后重试
             *     - [10021](/docs/errors#10021) The rows asked for took too long to read / 查询数据过多，读取超时
             */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailureEnvelope"];
                };
            };
            504: components["responses"]["ListCredentialsGatewayTimeout"];
        };
    };
}
