namespace Cordon.Events.Formats;

/// <summary>The engine's kinds for the words that platforms commonly use; other words are kept as they are.</summary>
internal static class KindWords
{
    private static readonly Dictionary<string, string> Known = Make();

    /// <summary>The kind for a word, in lower case; a word of several parts such as <c>com.example.post.created</c> is known by its last two.</summary>
    public static string Of(string word)
    {
        var lower = word.Trim().ToLowerInvariant().Replace(' ', '_');
        if (Known.TryGetValue(Key(lower), out var kind))
            return kind;
        var parts = lower.Split('.', '/', ':');
        return parts.Length > 2 && Known.TryGetValue(Key(parts[^2] + parts[^1]), out kind) ? kind : lower;
    }

    private static string Key(string word) => string.Concat(word.Where(char.IsAsciiLetterOrDigit));

    private static Dictionary<string, string> Make()
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(EventKinds.Register, "register", "registration", "signup", "usersignup", "createaccount", "accountcreated", "createuser", "usercreated", "userregistered", "accountregistered");
        Add(EventKinds.Login, "login", "signin", "userlogin", "userloggedin", "accountlogin", "loggedin");
        Add(EventKinds.Post, "post", "createpost", "postcreated", "tweet", "share", "status", "statuscreated", "contentcreated", "createcontent", "toot", "original");
        Add(EventKinds.Reply, "reply", "comment", "createcomment", "commentcreated", "createreply", "replycreated", "replied");
        Add(EventKinds.Repost, "repost", "retweet", "reblog", "boost", "reshare", "createrepost", "repostcreated", "postreposted", "postshared");
        Add(EventKinds.Like, "like", "favourite", "favorite", "createlike", "likecreated", "postliked", "likepost");
        Add(EventKinds.Follow, "follow", "createfollow", "followcreated", "followuser", "userfollowed", "accountfollowed", "subscribe");
        Add(EventKinds.Mention, "mention", "mentioned", "usermentioned");
        Add(EventKinds.Message, "message", "directmessage", "dm", "sendmessage", "messagesent", "senddm", "chat", "privatemessage", "messagecreated", "createmessage");
        Add(EventKinds.Search, "search", "searched", "searchperformed");
        Add(EventKinds.Report, "report", "flag", "createreport", "reportcreated", "userreported", "postreported", "reportsubmitted");
        Add(EventKinds.Block, "block", "createblock", "blockcreated", "blockuser", "userblocked");
        Add(EventKinds.Accept, "accept", "accepted", "followaccepted", "acceptfollow", "requestaccepted", "acceptrequest", "messagerequestaccepted");
        Add(EventKinds.Reject, "reject", "rejected", "decline", "declined", "followrejected", "rejectfollow", "requestrejected", "rejectrequest", "messagerequestrejected", "followerremoved", "removefollower");
        Add(EventKinds.Profile, "profile", "updateprofile", "profileupdated", "profileupdate", "accountupdated", "userupdated");
        Add(EventKinds.Delete, "delete", "deletepost", "postdeleted", "deleted", "remove", "removed", "tombstone");
        return known;

        void Add(string kind, params ReadOnlySpan<string> words)
        {
            foreach (var word in words)
                known.Add(word, kind);
        }
    }
}
