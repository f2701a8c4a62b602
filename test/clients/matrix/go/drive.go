// Drives the Go client of swagger-codegen: list, create with an Idempotency-Key, inspect and a failure.
package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"diskclient"
	"github.com/antihax/optional"
)

const (
	tenant  = "system"
	cluster = "72db4b34-1473-418f-ade4-de00b956f16b"
	region  = "ap-guangzhou"
)

func main() {
	configuration := swagger.NewConfiguration()
	configuration.BasePath = os.Args[1]
	configuration.AddDefaultHeader("Authorization", "Bearer "+os.Args[2])
	disks := swagger.NewAPIClient(configuration).DiskApi
	ctx := context.Background()

	list := swagger.ListDisksRequest{TenantUuid: tenant, ClusterUuid: cluster, Region: region}
	listed, _, err := disks.ListDisks(ctx, list, nil)
	expect(err == nil && listed.Data.TotalCount > 0, "list", err)

	create := swagger.CreateDisksRequest{TenantUuid: tenant, ClusterUuid: cluster, Region: region,
		DiskType: "CLOUD_PREMIUM", DiskSize: 20, Placement: &swagger.AllOfCreateDisksRequestPlacement{Zone: "ap-guangzhou-3"}}
	key := &swagger.DiskApiCreateDisksOpts{IdempotencyKey: optional.NewString("drive-go")}
	first, _, err := disks.CreateDisks(ctx, create, key)
	expect(err == nil && len(first.Data.DiskIdSet) == 1, "create", err)
	again, response, err := disks.CreateDisks(ctx, create, key)
	expect(err == nil && again.Data.DiskIdSet[0] == first.Data.DiskIdSet[0], "the same disk", err)
	expect(response.Header.Get("Idempotent-Replayed") == "true", "replayed", nil)

	inspect := swagger.InspectDisksRequest{TenantUuid: tenant, ClusterUuid: cluster, Region: region}
	inspect.DiskId = "disk-giys4n0i"
	found, _, err := disks.InspectDisks(ctx, inspect, nil)
	expect(err == nil && found.Data.DiskId == "disk-giys4n0i", "inspect", err)

	inspect.DiskId = "disk-00000000"
	_, response, err = disks.InspectDisks(ctx, inspect, nil)
	failure, ok := err.(swagger.GenericSwaggerError)
	expect(ok && response.StatusCode == 404 && strings.Contains(string(failure.Body()), "30003"), "failure", err)
}

func expect(condition bool, what string, err error) {
	if condition {
		return
	}
	if failure, ok := err.(swagger.GenericSwaggerError); ok {
		fmt.Fprintln(os.Stderr, what, failure.Error(), strings.TrimSpace(string(failure.Body())))
	} else {
		fmt.Fprintln(os.Stderr, what, err)
	}
	os.Exit(1)
}
