using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.BuiltIn.Tables;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Access;

/// <summary>Serves the kinds by which clients ask who they are and what they may.</summary>
internal static class ReviewRegistration
{
    private static readonly (string Group, string Plural, string Kind, bool Namespaced)[] Kinds =
    [
        ("authentication.k8s.io", "selfsubjectreviews", "SelfSubjectReview", false),
        ("authentication.k8s.io", "tokenreviews", "TokenReview", false),
        ("authorization.k8s.io", "localsubjectaccessreviews", "LocalSubjectAccessReview", true),
        ("authorization.k8s.io", "selfsubjectaccessreviews", "SelfSubjectAccessReview", false),
        ("authorization.k8s.io", "selfsubjectrulesreviews", "SelfSubjectRulesReview", false),
        ("authorization.k8s.io", "subjectaccessreviews", "SubjectAccessReview", false),
    ];

    /// <summary>Registers them.</summary>
    public static void Register(ResourceRegistry registry, ObjectStore store, Reviews reviews)
    {
        foreach (var (group, plural, kind, namespaced) in Kinds)
        {
            registry.Serve(group, plural,
            [
                new ApiResource
                {
                    Group = group,
                    Version = "v1",
                    Plural = plural,
                    Singular = kind.ToLowerInvariant(),
                    Kind = kind,
                    ListKind = $"{kind}List",
                    Namespaced = namespaced,
                    Verbs = ["create"],
                    Strategy = new ReviewStrategy(new KindFields(group, "v1", kind)),
                    Collection = store.Collection(group, plural),
                    Columns = BuiltInColumns.Of(kind),
                    Review = reviews.Answer,
                },
            ]);
        }
    }
}
