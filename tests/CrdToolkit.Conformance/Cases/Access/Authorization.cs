namespace CrdToolkit.Conformance.Cases.Access;

/// <summary>Roles and bindings decide who may do what.</summary>
public sealed class Authorization(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Rbac = "rbac.authorization.k8s.io";

    private string User { get; } = $"user-{Guid.NewGuid().ToString("N")[..8]}";

    private Resource Roles => new(Rbac, "v1", "Role", "roles", Namespace);

    private Resource RoleBindings => new(Rbac, "v1", "RoleBinding", "rolebindings", Namespace);

    private static Resource ClusterRoles => new(Rbac, "v1", "ClusterRole", "clusterroles", null);

    private static Resource ClusterRoleBindings => new(Rbac, "v1", "ClusterRoleBinding", "clusterrolebindings", null);

    [Fact, Checklist(66)]
    public async Task Who_has_no_role_is_told_what_is_missing()
    {
        await Server.NeedsRbacAsync();
        var jane = Api.As(User);

        (await jane.GetAsync(ConfigMaps.Path).Fails(403, "Forbidden"))
            .Mentions($"configmaps is forbidden: User \"{User}\" cannot list resource \"configmaps\" in API group \"\" in the namespace \"{Namespace}\"")
            .Concerns(null, "configmaps", null);
        (await jane.GetAsync(ConfigMaps.PathTo("a")).Fails(403, "Forbidden"))
            .Mentions($"configmaps \"a\" is forbidden: User \"{User}\" cannot get resource \"configmaps\" in API group \"\" in the namespace \"{Namespace}\"")
            .Concerns(null, "configmaps", "a");
        (await jane.GetAsync(ConfigMaps.Everywhere).Fails(403, "Forbidden"))
            .Mentions($"configmaps is forbidden: User \"{User}\" cannot list resource \"configmaps\" in API group \"\" at the cluster scope");
        (await jane.GetAsync($"/apis/apps/v1/namespaces/{Namespace}/deployments/x/scale").Fails(403, "Forbidden"))
            .Mentions($"deployments.apps \"x\" is forbidden: User \"{User}\" cannot get resource \"deployments/scale\" in API group \"apps\" in the namespace \"{Namespace}\"")
            .Concerns("apps", "deployments", "x");
        (await jane.GetAsync(Resource.Namespaces.PathTo(Namespace)).Fails(403, "Forbidden"))
            .Mentions($"namespaces \"{Namespace}\" is forbidden: User \"{User}\" cannot get resource \"namespaces\" in API group \"\" in the namespace \"{Namespace}\"");
        (await jane.GetAsync("/nowhere").Fails(403, "Forbidden"))
            .Mentions($"forbidden: User \"{User}\" cannot get path \"/nowhere\"");
    }

    [Fact, Checklist(66)]
    public async Task A_role_holds_in_its_namespace()
    {
        await Server.NeedsRbacAsync();
        await AllowAsync("""{"apiGroups":[""],"resources":["configmaps"],"verbs":["list","watch"]}""");
        var jane = Api.As(User);
        var elsewhere = await CreateNamespaceAsync();

        await AllowedAsync(() => jane.GetAsync(ConfigMaps.Path)).Returns(200);
        await jane.GetAsync(ConfigMaps.PathTo("a")).Fails(403, "Forbidden");
        await jane.GetAsync(Resource.ConfigMaps(elsewhere).Path).Fails(403, "Forbidden");
        await using var watch = await jane.WatchAsync(ConfigMaps.Path);
    }

    [Fact, Checklist(66)]
    public async Task Names_narrow_a_rule()
    {
        await Server.NeedsRbacAsync();
        await AllowAsync("""{"apiGroups":[""],"resources":["configmaps"],"verbs":["get","list"],"resourceNames":["mine"]}""");
        var jane = Api.As(User);

        await AllowedAsync(() => jane.GetAsync(ConfigMaps.PathTo("mine"))).Fails(404, "NotFound");
        await jane.GetAsync(ConfigMaps.PathTo("other")).Fails(403, "Forbidden");
        await jane.GetAsync(ConfigMaps.Path).Fails(403, "Forbidden");
        await jane.GetAsync(ConfigMaps.Path + "?fieldSelector=metadata.name%3Dmine").Returns(200);
    }

    [Fact, Checklist(66)]
    public async Task A_subresource_is_allowed_by_its_own_name()
    {
        await Server.NeedsRbacAsync();
        var widgets = await DefineAsync(definition => definition.WithScale());
        await CreateAsync(widgets, "one", """{"spec":{"replicas":1}}""");
        await AllowAsync(
            $$"""{"apiGroups":["{{widgets.Group}}"],"resources":["widgets/status"],"verbs":["patch"]}""",
            """{"apiGroups":["*"],"resources":["*/scale"],"verbs":["get"]}""");
        var jane = Api.As(User);

        await AllowedAsync(() => jane.MergePatchAsync(widgets.PathTo("one", "status"), """{"status":{"phase":"Ready"}}""")).Returns(200);
        await jane.GetAsync(widgets.PathTo("one", "scale")).Returns(200);
        await jane.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"replicas":2}}""").Fails(403, "Forbidden");
        await jane.GetAsync(widgets.PathTo("one", "status")).Fails(403, "Forbidden");
    }

    [Fact, Checklist(66)]
    public async Task A_cluster_role_holds_in_one_namespace_or_in_all()
    {
        await Server.NeedsRbacAsync();
        await CreateAsync(ClusterRoles, User, """{"rules":[{"apiGroups":[""],"resources":["configmaps"],"verbs":["list"]}]}""");
        DeleteAfterwards(ClusterRoles.PathTo(User));
        await CreateAsync(RoleBindings, User, Binding("ClusterRole", User, $$"""{"kind":"User","name":"{{User}}","apiGroup":"{{Rbac}}"}"""));
        var jane = Api.As(User);

        await AllowedAsync(() => jane.GetAsync(ConfigMaps.Path)).Returns(200);
        await jane.GetAsync(ConfigMaps.Everywhere).Fails(403, "Forbidden");
        await CreateAsync(ClusterRoleBindings, User, Binding("ClusterRole", User, $$"""{"kind":"Group","name":"{{User}}s","apiGroup":"{{Rbac}}"}"""));
        DeleteAfterwards(ClusterRoleBindings.PathTo(User));
        await AllowedAsync(() => Api.As("other", $"{User}s").GetAsync(ConfigMaps.Everywhere)).Returns(200);
    }

    [Fact, Checklist(66)]
    public async Task Paths_are_allowed_by_rules_of_their_own()
    {
        await Server.NeedsRbacAsync();
        await CreateAsync(ClusterRoles, User, """{"rules":[{"nonResourceURLs":["/nowhere","/some/*"],"verbs":["get"]}]}""");
        DeleteAfterwards(ClusterRoles.PathTo(User));
        await CreateAsync(ClusterRoleBindings, User, Binding("ClusterRole", User, $$"""{"kind":"User","name":"{{User}}","apiGroup":"{{Rbac}}"}"""));
        DeleteAfterwards(ClusterRoleBindings.PathTo(User));
        var jane = Api.As(User);

        Assert.Equal(404, (await AllowedAsync(() => jane.GetAsync("/nowhere"))).Code);
        Assert.Equal(404, (await jane.GetAsync("/some/where")).Code);
        await jane.GetAsync("/elsewhere").Fails(403, "Forbidden");
    }

    [Fact, Checklist(66)]
    public async Task Access_reviews_answer_for_oneself_and_for_others()
    {
        await Server.NeedsRbacAsync();
        await AllowAsync("""{"apiGroups":[""],"resources":["configmaps"],"verbs":["list"]}""");
        await AllowedAsync(() => Api.As(User).GetAsync(ConfigMaps.Path)).Returns(200);

        Assert.True(await MayAsync(Api.As(User), "SelfSubjectAccessReview", "list", ""));
        Assert.False(await MayAsync(Api.As(User), "SelfSubjectAccessReview", "delete", ""));
        Assert.True(await MayAsync(Api, "SubjectAccessReview", "list", $""" "user":"{User}", """));
        Assert.False(await MayAsync(Api, "SubjectAccessReview", "list", """ "user":"somebody-else", """));
    }

    [Fact, Checklist(66)]
    public async Task An_access_review_asks_about_a_resource_or_a_path()
    {
        var review = JsonNode.Parse("""{"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectAccessReview","spec":{}}""")!;

        (await Api.PostAsync("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", review).Fails(400, "BadRequest"))
            .Says("exactly one of nonResourceAttributes or resourceAttributes must be specified");
    }

    private async Task<bool> MayAsync(ApiClient api, string kind, string verb, string subject)
    {
        var review = JsonNode.Parse($$$"""
            {"apiVersion":"authorization.k8s.io/v1","kind":"{{{kind}}}",
             "spec":{ {{{subject}}} "resourceAttributes":{"verb":"{{{verb}}}","resource":"configmaps","namespace":"{{{Namespace}}}"} }
            }
            """)!;
        var answer = await api.PostAsync($"/apis/authorization.k8s.io/v1/{kind.ToLowerInvariant()}s", review).Returns(201);
        return answer.At("status.allowed")!.GetValue<bool>();
    }

    // An API server learns of roles by a watch: a new one holds a moment later.
    private Task<ApiResponse> AllowedAsync(Func<Task<ApiResponse>> ask) => Api.UntilAsync(ask, answer => answer.Code != 403);

    private async Task AllowAsync(params string[] rules)
    {
        await CreateAsync(Roles, User, $$"""{"rules":[{{string.Join(',', rules)}}]}""");
        DeleteAfterwards(Roles.PathTo(User));
        await CreateAsync(RoleBindings, User, Binding("Role", User, $$"""{"kind":"User","name":"{{User}}","apiGroup":"{{Rbac}}"}"""));
        DeleteAfterwards(RoleBindings.PathTo(User));
    }

    private static string Binding(string kind, string role, string subject) =>
        $$$"""{"roleRef":{"apiGroup":"{{{Rbac}}}","kind":"{{{kind}}}","name":"{{{role}}}"},"subjects":[{{{subject}}}]}""";
}
