namespace CrdToolkit.Conformance.Cases.Discovering;

/// <summary>The columns of built-in kinds, with those that <c>-o wide</c> adds in brackets.</summary>
public sealed class BuiltInTables(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Table = "application/json;as=Table;v=v1;g=meta.k8s.io";
    private const string FewColumns = "tables of built-in kinds have only a few columns.";

    [Theory, Checklist(60)]
    [InlineData("/api/v1/pods", "Name|Ready|Status|Restarts|Age|[IP]|[Node]|[Nominated Node]|[Readiness Gates]")]
    [InlineData("/api/v1/services", "Name|Type|Cluster-IP|External-IP|Port(s)|Age|[Selector]")]
    [InlineData("/api/v1/nodes", "Name|Status|Roles|Age|Version|[Internal-IP]|[External-IP]|[OS-Image]|[Kernel-Version]|[Container-Runtime]")]
    [InlineData("/api/v1/persistentvolumeclaims", "Name|Status|Volume|Capacity|Access Modes|StorageClass|VolumeAttributesClass|Age|[VolumeMode]")]
    [InlineData("/apis/apps/v1/deployments", "Name|Ready|Up-to-date|Available|Age|[Containers]|[Images]|[Selector]")]
    [InlineData("/apis/apps/v1/statefulsets", "Name|Ready|Age|[Containers]|[Images]")]
    [InlineData("/apis/apps/v1/daemonsets", "Name|Desired|Current|Ready|Up-to-date|Available|Node Selector|Age|[Containers]|[Images]|[Selector]")]
    [InlineData("/apis/batch/v1/jobs", "Name|Status|Completions|Duration|Age|[Containers]|[Images]|[Selector]")]
    [InlineData("/apis/batch/v1/cronjobs", "Name|Schedule|Timezone|Suspend|Active|Last Schedule|Age|[Containers]|[Images]|[Selector]")]
    [InlineData("/apis/autoscaling/v2/horizontalpodautoscalers", "Name|Reference|Targets|MinPods|MaxPods|Replicas|Age")]
    [InlineData("/apis/networking.k8s.io/v1/ingresses", "Name|Class|Hosts|Address|Ports|Age")]
    [InlineData("/apis/policy/v1/poddisruptionbudgets", "Name|Min Available|Max Unavailable|Allowed Disruptions|Age")]
    [InlineData("/apis/rbac.authorization.k8s.io/v1/rolebindings", "Name|Role|Age|[Users]|[Groups]|[ServiceAccounts]")]
    [InlineData("/apis/rbac.authorization.k8s.io/v1/roles", "Name|Created At")]
    [InlineData("/apis/storage.k8s.io/v1/storageclasses", "Name|Provisioner|ReclaimPolicy|VolumeBindingMode|AllowVolumeExpansion|Age")]
    public async Task Columns_are_those_of_the_kind(string path, string columns)
    {
        Server.LabDeviates(FewColumns);

        var table = await Api.GetAsync(path, Table).Returns(200);

        Assert.Equal(columns, string.Join('|', table.At("columnDefinitions")!.AsArray().Select(column =>
            column.Number("priority") == 0 ? column.Text("name") : $"[{column.Text("name")}]")));
    }

    [Fact, Checklist(60)]
    public async Task A_deployment_shows_how_far_it_is()
    {
        Server.LabDeviates(FewColumns);
        var deployments = BuiltIn("apps", "v1", "Deployment", "deployments");
        await CreateAsync(deployments, "web", """
            {"spec":{"replicas":3,"selector":{"matchLabels":{"app":"web"}},"template":{"metadata":{"labels":{"app":"web"}},
              "spec":{"containers":[{"name":"a","image":"a:1"},{"name":"b","image":"b:2"}]}}}}
            """);

        var table = await Api.GetAsync(deployments.PathTo("web"), Table).Returns(200);

        var cells = table.At("rows.0.cells")!.AsArray().Select(cell => cell!.ToString()).ToList();
        Assert.Equal(["web", "0/3", "0", "0"], cells.Take(4));
        Assert.Equal(["a,b", "a:1,b:2", "app=web"], cells.Skip(5));
    }
}
