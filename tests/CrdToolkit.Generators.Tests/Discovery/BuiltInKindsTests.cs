using System.Reflection;
using System.Text.RegularExpressions;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.Tests.TypeMapping;
using k8s;
using k8s.Models;

namespace CrdToolkit.Generators.Tests.Discovery;

public sealed class BuiltInKindsTests
{
    [Fact]
    public void The_scope_of_each_kind_is_that_of_the_operations_of_the_client()
    {
        var operations = typeof(Kubernetes).Assembly.GetTypes()
            .Where(type => type.IsInterface && type.Name.EndsWith("Operations", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods())
            .Select(method => method.Name)
            .ToHashSet();
        var compilation = SourceCompilation.Create("");
        var checkedKinds = 0;
        foreach (var type in typeof(V1ObjectMeta).Assembly.GetExportedTypes().Where(type => typeof(IKubernetesObject<V1ObjectMeta>).IsAssignableFrom(type)))
        {
            if (type.GetCustomAttribute<KubernetesEntityAttribute>() is not { } entity
                || BuiltInKinds.Find(compilation.GetTypeByMetadataName(type.FullName!)!) is not { } found)
            {
                continue;
            }

            // Methods of kinds that several groups have end in a number.
            bool Offers(string prefix) => operations.Any(name => Regex.IsMatch(name, $"^{prefix}{entity.Kind}[0-9]*WithHttpMessagesAsync$"));
            var namespaced = Offers("ReadNamespaced");
            if (namespaced != Offers("Read"))
            {
                checkedKinds++;
                Assert.True(found.ClusterScoped != namespaced, $"{found.Group}/{found.Kind} is {(namespaced ? "namespaced" : "cluster-scoped")}");
            }
        }

        Assert.True(checkedKinds > 80, $"Only {checkedKinds} kinds were checked.");
    }

    [Fact]
    public void A_built_in_kind_has_the_names_of_its_entity()
    {
        var deployment = BuiltInKinds.Find(SourceCompilation.Create("").GetTypeByMetadataName("k8s.Models.V1Deployment")!);

        Assert.Equal(
            new ResourceReference
            {
                Type = "global::k8s.Models.V1Deployment",
                TypeSimpleName = "V1Deployment",
                Group = "apps",
                Version = "v1",
                Kind = "Deployment",
                Plural = "deployments",
                HasStatus = true,
                HasScale = true,
                StatusType = "global::k8s.Models.V1DeploymentStatus",
            },
            deployment);
    }
}
