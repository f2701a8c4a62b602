import java.net.URI;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.DiskApi;
import org.openapitools.client.model.CreateDisksRequest;
import org.openapitools.client.model.InspectDisksRequest;
import org.openapitools.client.model.ListDisksRequest;
import org.openapitools.client.model.Placement;

/** Drives the Java client of openapi-generator: list, create, inspect and a failure. */
public final class Drive {
  private static final String TENANT = "system";
  private static final String CLUSTER = "72db4b34-1473-418f-ade4-de00b956f16b";
  private static final String REGION = "ap-guangzhou";

  public static void main(String[] args) throws ApiException {
    ApiClient client = new ApiClient();
    URI origin = URI.create(args[0]);
    client.setScheme(origin.getScheme()).setHost(origin.getHost()).setPort(origin.getPort());
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + args[1]));
    DiskApi api = new DiskApi(client);

    ListDisksRequest list = new ListDisksRequest().tenantUuid(TENANT).clusterUuid(CLUSTER).region(REGION);
    expect(api.listDisks(list, null).getData().getTotalCount() > 0, "list");

    CreateDisksRequest create = new CreateDisksRequest().tenantUuid(TENANT).clusterUuid(CLUSTER).region(REGION)
        .placement(new Placement().zone("ap-guangzhou-3")).diskType("CLOUD_PREMIUM").diskSize(20);
    expect(api.createDisks(create, null, null).getData().getDiskIdSet().size() == 1, "create");

    expect(api.inspectDisks(inspect("disk-giys4n0i"), null).getData().getDiskId().equals("disk-giys4n0i"), "inspect");
    try {
      api.inspectDisks(inspect("disk-00000000"), null);
    } catch (ApiException failure) {
      expect(failure.getCode() == 404 && failure.getResponseBody().contains("30003"), "failure");
      return;
    }
    throw new AssertionError("a missing disk was found");
  }

  private static InspectDisksRequest inspect(String id) {
    return new InspectDisksRequest().tenantUuid(TENANT).clusterUuid(CLUSTER).region(REGION).diskId(id);
  }

  private static void expect(boolean condition, String otherwise) {
    if (!condition) throw new AssertionError(otherwise);
  }
}
