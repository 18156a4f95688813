namespace CrdToolkit.Generators.Tests.Analyzers;

public sealed class RbacDiagnosticsTests
{
    [Theory]
    [InlineData("Rbac(\"get\", \"list\", Groups = [\"\", \"apps\"], Resources = [\"pods\", \"pods/eviction\", \"*\"])")]
    [InlineData("Rbac(\"*\", Groups = [\"*\"], Resources = [\"*\"])")]
    [InlineData("Rbac(\"get\", \"post\", Urls = [\"/metrics\", \"/healthz/*\"])")]
    [InlineData("Rbac(\"bind\", \"escalate\", \"impersonate\", Groups = [\"rbac.authorization.k8s.io\"], Resources = [\"clusterroles\"], ResourceNames = [\"a\"], RoleName = \"b\", Namespace = \"c\")")]
    [InlineData("Rbac<V1Pod>(\"get\", Subresource = \"log\")")]
    [InlineData("Rbac(\"get\", Groups = [\"example.com\"], Resources = [\"sheep\"])")]
    public async Task A_sound_rule_has_no_diagnostic(string attribute)
    {
        Assert.Empty(await Diagnosed.In($"[assembly: {attribute}]"));
        Assert.Empty(await Diagnosed.In($"[{attribute}] public class C;"));
    }

    [Theory]
    [InlineData("Rbac<V1Pod>(\"get\", \"Lst\")", "CRD0121 '\"Lst\"': 'Lst' is no verb of Kubernetes' authorization, so no request is ever allowed by it; they are get, list,")]
    [InlineData("Rbac<V1Pod>(\"GET\")", "CRD0121 '\"GET\"': 'GET' is no verb of Kubernetes' authorization, so no request is ever allowed by it; write 'get'")]
    [InlineData("Rbac<V1Pod>(\"apply\")", "CRD0121 '\"apply\"': 'apply' is no verb of Kubernetes' authorization, so no request is ever allowed by it; write 'create' and, for an apply, 'patch'")]
    [InlineData("Rbac<V1Pod>(new[] { \"get\", \"put\" })", "CRD0121 '\"put\"': 'put' is no verb of Kubernetes' authorization, so no request is ever allowed by it; write 'update'")]
    [InlineData("Rbac(\"list\", Urls = [\"/metrics\"])", "CRD0121 '\"list\"': 'list' is no verb of Kubernetes' authorization, so no request is ever allowed by it; they are get, head,")]
    [InlineData("Rbac<V1Pod>", "CRD0122 'Rbac<V1Pod>': The rule has no verbs, and the API server refuses the role: verbs must contain at least one value")]
    [InlineData("Rbac(\"get\", Groups = [\"apps\"])", "CRD0122 'Rbac(\"get\", Groups = [\"apps\"])': The rule has no resources, and the API server refuses the role: resource rules must supply at least one resource")]
    [InlineData("Rbac(\"get\", Resources = [\"pods\"])", "CRD0122 '[\"pods\"]': The rule has no API groups, and the API server refuses the role: resource rules must supply at least one api group; set Groups; the core group is \"\"")]
    [InlineData("Rbac(\"get\", Groups = [\"apps\"], Resources = [\"deployments\", \"StatefulSet\"])", "CRD0123 '\"StatefulSet\"': 'StatefulSet' is no name of a resource, and a rule with it allows nothing: write the plural in lower case as in paths, 'statefulsets'")]
    [InlineData("Rbac(\"get\", Groups = [\"\"], Resources = [\"Pods/Log\"])", "CRD0123 '\"Pods/Log\"': 'Pods/Log' is no name of a resource, and a rule with it allows nothing: write the plural in lower case as in paths, 'pods/log'")]
    [InlineData("Rbac(\"get\", Groups = [\"networking.k8s.io\"], Resources = [\"ingress\"])", "CRD0123 '\"ingress\"': 'ingress' is no name of a resource, and a rule with it allows nothing: write the plural in lower case as in paths, 'ingresses'")]
    [InlineData("Rbac(\"get\", Urls = [\"/metrics\"], Namespace = \"a\")", "CRD0124 '[\"/metrics\"]': The rule has URLs and a namespace, and the API server refuses the role: namespaced rules cannot apply to non-resource URLs; remove Namespace")]
    [InlineData("Rbac(\"get\", Urls = [\"/metrics\"], Groups = [\"\"], Resources = [\"pods\"])", "CRD0124 '[\"/metrics\"]': The rule has URLs and resources, and the API server refuses the role: rules cannot apply to both regular resources and non-resource URLs; make two attributes of it")]
    [InlineData("Rbac(\"get\", Groups = [\"\", \"apps/v1\"], Resources = [\"deployments\"])", "CRD0125 '\"apps/v1\"': 'apps/v1' is no API group, and a rule with it allows nothing: a rule is about all versions of a group, so write 'apps'")]
    [InlineData("Rbac(\"get\", Groups = [\"v1\"], Resources = [\"pods\"])", "CRD0125 '\"v1\"': 'v1' is no API group, and a rule with it allows nothing: a rule is about all versions of a group, so write ''")]
    [InlineData("Rbac<V1Scale>(\"get\")", "CRD0012 'Rbac<V1Scale>(\"get\")': '[Rbac]' refers to 'V1Scale', which is neither a type with [CustomResource] nor a model")]
    public async Task A_rule_that_is_refused_or_allows_nothing_is_told(string attribute, string start)
    {
        Assert.StartsWith(start, Assert.Single(await Diagnosed.In($"[assembly: {attribute}]")));
        Assert.StartsWith(start, Assert.Single(await Diagnosed.In($"[{attribute}] public class C;")));
    }

    [Fact]
    public async Task A_verb_of_an_owned_kind_is_told() => Assert.StartsWith(
        "CRD0121 '\"Patch\"': 'Patch' is no verb of Kubernetes' authorization, so no request is ever allowed by it; write 'patch'",
        Assert.Single(await Diagnosed.In("""
            public sealed record S { public int A { get; init; } }
            [CustomResource("example.com", "v1")] public partial record R : CustomResource<S>;
            [Owns<V1Service>(WriteVerbs = ["create", "Patch"])]
            public class C : IReconciler<R>
            {
                public Task<ReconcileResult> ReconcileAsync(R resource, CancellationToken cancellationToken) => Task.FromResult(ReconcileResult.Done);
            }
            """)));
}
