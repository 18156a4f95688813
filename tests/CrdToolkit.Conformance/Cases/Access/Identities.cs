namespace CrdToolkit.Conformance.Cases.Access;

/// <summary>Who the server thinks a client is.</summary>
public sealed class Identities(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Who = "/apis/authentication.k8s.io/v1/selfsubjectreviews";

    [Fact, Checklist(66)]
    public async Task A_client_may_ask_who_it_is()
    {
        var answer = await Api.As("jane", "devs").PostAsync(Who, Review("SelfSubjectReview")).Returns(201);

        Assert.Equal("jane", answer.Text("status.userInfo.username"));
        Assert.Equal(["devs", "system:authenticated"], answer.Texts("status.userInfo.groups"));
    }

    [Fact, Checklist(66)]
    public async Task A_service_account_is_in_the_groups_of_its_namespace()
    {
        await Server.NeedsRbacAsync();
        var answer = await Api.As("system:serviceaccount:default:robot").PostAsync(Who, Review("SelfSubjectReview")).Returns(201);

        Assert.Equal(
            ["system:serviceaccounts", "system:serviceaccounts:default", "system:authenticated"], answer.Texts("status.userInfo.groups"));
    }

    [Fact, Checklist(66)]
    public async Task Groups_that_are_named_replace_those_of_a_service_account()
    {
        await Server.NeedsRbacAsync();
        var answer = await Api.As("system:serviceaccount:default:robot", "robots").PostAsync(Who, Review("SelfSubjectReview")).Returns(201);

        Assert.Equal(["robots", "system:authenticated"], answer.Texts("status.userInfo.groups"));
    }

    [Fact, Checklist(66)]
    public async Task Nobody_in_a_group_of_those_who_are_known_stays_nobody()
    {
        var answer = await Api.As("system:anonymous", "system:authenticated").PostAsync(Who, Review("SelfSubjectReview")).Returns(201);

        Assert.Equal(["system:authenticated", "system:unauthenticated"], answer.Texts("status.userInfo.groups"));
    }

    [Fact, Checklist(66)]
    public async Task Extras_and_uid_of_an_impersonated_user_are_shown()
    {
        var answer = await Api.As("jane").With("Impersonate-Uid", "7").With("Impersonate-Extra-Scopes", "view")
            .PostAsync(Who, Review("SelfSubjectReview")).Returns(201);

        Assert.Equal(("7", "view"), (answer.Text("status.userInfo.uid"), answer.Text("status.userInfo.extra.scopes.0")));
    }

    [Fact, Checklist(66)]
    public async Task An_unknown_token_is_refused()
    {
        Assert.SkipWhen(!Server.IsLocal, "The client of this run shows a certificate, which the server looks at first.");
        (await Api.With("Authorization", "Bearer wrong").GetAsync(ConfigMaps.Path).Fails(401, "Unauthorized")).Says("Unauthorized");
    }

    [Fact, Checklist(66)]
    public async Task Groups_without_a_user_cannot_be_impersonated()
    {
        var refused = await Api.With("Impersonate-Group", "devs").GetAsync("/version").Fails(400, "BadRequest");

        refused.Says(
            "requested &user.DefaultInfo{Name:\"\", UID:\"\", Groups:[]string{\"devs\"}, Extra:map[string][]string(nil)} without impersonating a user name");
    }

    [Fact, Checklist(66)]
    public async Task A_token_review_needs_a_token_and_says_when_nobody_knows_it()
    {
        const string path = "/apis/authentication.k8s.io/v1/tokenreviews";
        var empty = await Api.PostAsync(path, Review("TokenReview", """{"spec":{}}""")).Fails(400, "BadRequest");
        var unknown = await Api.PostAsync(path, Review("TokenReview", """{"spec":{"token":"wrong"}}""")).Returns(201);

        empty.Says("token is required for TokenReview in authentication");
        Assert.Null(unknown.At("status.authenticated"));
        Assert.NotEmpty(unknown.Text("status.error")!);
    }

    [Fact, Checklist(45, 66)]
    public async Task A_review_says_who_set_its_fields()
    {
        const string path = "/apis/authorization.k8s.io/v1/subjectaccessreviews";
        var asked = Review("SubjectAccessReview", """{"spec":{"user":"jane","nonResourceAttributes":{"path":"/version","verb":"get"}}}""");
        asked["apiVersion"] = "authorization.k8s.io/v1";

        var answer = await Api.PostAsync(path, asked).Returns(201);
        var nothing = await Api.PostAsync(Who, Review("SelfSubjectReview")).Returns(201);

        Assert.Equal(("conformance", "Update"), (answer.Text("metadata.managedFields.0.manager"), answer.Text("metadata.managedFields.0.operation")));
        answer.At("metadata.managedFields.0.fieldsV1")!.ShouldBe(
            """{"f:spec":{"f:nonResourceAttributes":{".":{},"f:path":{},"f:verb":{}},"f:user":{}}}""");
        nothing.At("metadata")!.ShouldBe("{}");
    }

    [Fact, Checklist(66)]
    public async Task Reviews_can_only_be_created() =>
        (await Api.GetAsync(Who).Fails(405, "MethodNotAllowed")).Says("the server does not allow this method on the requested resource");

    private static JsonObject Review(string kind, string members = "{}") =>
        new Resource("authentication.k8s.io", "v1", kind, "", null).New("", members) is var review && review.Remove("metadata") ? review : review;
}
