namespace CrdToolkit.Conformance.Cases.Access;

/// <summary>Nobody gives others more rights than they have.</summary>
public sealed class Escalations(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Rbac = "rbac.authorization.k8s.io";
    private const string NoChecks = "RBAC has no escalation checks.";

    private string User { get; } = $"user-{Guid.NewGuid().ToString("N")[..8]}";

    private Resource Roles => new(Rbac, "v1", "Role", "roles", Namespace);

    private Resource RoleBindings => new(Rbac, "v1", "RoleBinding", "rolebindings", Namespace);

    [Fact, Checklist(66)]
    public async Task A_role_may_hold_what_its_author_holds()
    {
        Server.LabDeviates(NoChecks);
        await Server.NeedsRbacAsync();
        await AllowAsync("\"create\",\"update\",\"patch\"");
        var jane = Api.As(User);

        await AllowedAsync(() => jane.PostAsync(Roles.Path, Roles.New("own", Rule("\"get\"")))).Returns(201);
        (await jane.PostAsync(Roles.Path, Roles.New("more", Rule("\"get\",\"list\",\"delete\""))).Fails(403, "Forbidden"))
            .Says($"roles.{Rbac} \"more\" is forbidden: user \"{User}\" (groups=[\"system:authenticated\"]) is attempting to grant RBAC permissions not currently held:\n"
                + "{APIGroups:[\"\"], Resources:[\"configmaps\"], Verbs:[\"list\" \"delete\"]}");
        (await jane.MergePatchAsync(Roles.PathTo("own"), Rule("\"*\"")).Fails(403, "Forbidden"))
            .Mentions("{APIGroups:[\"\"], Resources:[\"configmaps\"], Verbs:[\"*\"]}");
        DeleteAfterwards(Roles.PathTo("own"));
    }

    [Fact, Checklist(66)]
    public async Task Who_may_escalate_may_give_more()
    {
        Server.LabDeviates(NoChecks);
        await Server.NeedsRbacAsync();
        await AllowAsync("\"create\",\"escalate\"");

        await AllowedAsync(() => Api.As(User).PostAsync(Roles.Path, Roles.New("more", Rule("\"delete\"")))).Returns(201);
        DeleteAfterwards(Roles.PathTo("more"));
    }

    [Fact, Checklist(66)]
    public async Task A_binding_gives_what_its_author_holds_or_may_bind()
    {
        Server.LabDeviates(NoChecks);
        await Server.NeedsRbacAsync();
        await CreateAsync(Roles, "more", Rule("\"delete\""));
        DeleteAfterwards(Roles.PathTo("more"));
        await AllowAsync("\"create\"");
        var (jane, binding) = (Api.As(User), RoleBindings.New("other", Binding("more", "other")));

        await AllowedAsync(() => jane.PostAsync(Roles.Path, Roles.New("own", Rule("\"get\"")))).Returns(201);
        DeleteAfterwards(Roles.PathTo("own"));
        (await jane.PostAsync(RoleBindings.Path, binding).Fails(403, "Forbidden"))
            .Mentions($"rolebindings.{Rbac} \"other\" is forbidden: user \"{User}\"")
            .Mentions("{APIGroups:[\"\"], Resources:[\"configmaps\"], Verbs:[\"delete\"]}");
        await jane.PostAsync(RoleBindings.Path, RoleBindings.New("none", Binding("nowhere", "other"))).Fails(404, "NotFound");
        await Api.JsonPatchAsync(
            Roles.PathTo(User), $$$"""[{"op":"add","path":"/rules/-","value":{"apiGroups":["{{{Rbac}}}"],"resources":["roles"],"resourceNames":["more"],"verbs":["bind"]}}]""").Returns(200);
        await AllowedAsync(() => jane.PostAsync(RoleBindings.Path, binding)).Returns(201);
        DeleteAfterwards(RoleBindings.PathTo("other"));
    }

    private static string Rule(string verbs) => $$"""{"rules":[{"apiGroups":[""],"resources":["configmaps"],"verbs":[{{verbs}}]}]}""";

    private static string Binding(string role, string user) => $$"""
        {"roleRef":{"apiGroup":"{{Rbac}}","kind":"Role","name":"{{role}}"},"subjects":[{"kind":"User","name":"{{user}}","apiGroup":"{{Rbac}}"}]}
        """;

    private Task<ApiResponse> AllowedAsync(Func<Task<ApiResponse>> ask) => Api.UntilAsync(ask, answer => answer.Code != 403);

    // The user may get config maps, and do this with roles and bindings.
    private async Task AllowAsync(string verbs)
    {
        await CreateAsync(Roles, User, $$"""
            {"rules":[{"apiGroups":[""],"resources":["configmaps"],"verbs":["get"]},{"apiGroups":["{{Rbac}}"],"resources":["roles","rolebindings"],"verbs":[{{verbs}}]}]}
            """);
        DeleteAfterwards(Roles.PathTo(User));
        await CreateAsync(RoleBindings, User, Binding(User, User));
        DeleteAfterwards(RoleBindings.PathTo(User));
    }
}
