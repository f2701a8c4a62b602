"""Drives the Python clients of both generators: list, create, inspect and a failure."""
import sys
from importlib import import_module

folder, package, origin, token = sys.argv[1:]
sys.path.insert(0, folder)
client = import_module(package)
configuration = client.Configuration()
configuration.host = origin
# The client of openapi-generator reads it and does not define it.
configuration.access_token = token
api = client.DiskApi(client.ApiClient(configuration, header_name="Authorization", header_value=f"Bearer {token}"))
scope = dict(tenant_uuid="system", cluster_uuid="72db4b34-1473-418f-ade4-de00b956f16b", region="ap-guangzhou")

assert api.list_disks(client.ListDisksRequest(**scope)).data.total_count > 0
created = api.create_disks(
    client.CreateDisksRequest(
        **scope, disk_type="CLOUD_PREMIUM", disk_size=20, placement=client.Placement(zone="ap-guangzhou-3")
    )
)
assert created.data.disk_id_set[0].startswith("disk-")
found = api.inspect_disks(client.InspectDisksRequest(**scope, disk_id="disk-giys4n0i"))
assert found.data.disk_id == "disk-giys4n0i"
try:
    api.inspect_disks(client.InspectDisksRequest(**scope, disk_id="disk-00000000"))
    raise AssertionError("a missing disk was found")
except import_module(f"{package}.rest").ApiException as error:
    assert error.status == 404 and "30003" in str(error.body)
