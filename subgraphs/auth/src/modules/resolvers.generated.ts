/* This file was automatically generated. DO NOT UPDATE MANUALLY. */
    import type   { Resolvers } from './types.generated.ts';
    import    { auditLog as Query_auditLog } from './administration/audit/resolvers/Query/auditLog.ts';
import    { dataExport as Query_dataExport } from './privacy/dataExport/resolvers/Query/dataExport.ts';
import    { me as Query_me } from './identity/account/resolvers/Query/me.ts';
import    { publicProfile as Query_publicProfile } from './identity/profile/resolvers/Query/publicProfile.ts';
import    { publicProfileBySlug as Query_publicProfileBySlug } from './identity/profile/resolvers/Query/publicProfileBySlug.ts';
import    { user as Query_user } from './administration/accounts/resolvers/Query/user.ts';
import    { users as Query_users } from './administration/accounts/resolvers/Query/users.ts';
import    { verifyToken as Query_verifyToken } from './sessions/resolvers/Query/verifyToken.ts';
import    { becomeInstructor as Mutation_becomeInstructor } from './identity/profile/resolvers/Mutation/becomeInstructor.ts';
import    { changeEmail as Mutation_changeEmail } from './identity/emailProof/resolvers/Mutation/changeEmail.ts';
import    { changePassword as Mutation_changePassword } from './identity/password/resolvers/Mutation/changePassword.ts';
import    { deleteAccount as Mutation_deleteAccount } from './privacy/erasure/resolvers/Mutation/deleteAccount.ts';
import    { login as Mutation_login } from './sessions/resolvers/Mutation/login.ts';
import    { logout as Mutation_logout } from './sessions/resolvers/Mutation/logout.ts';
import    { reactivateUser as Mutation_reactivateUser } from './administration/accounts/resolvers/Mutation/reactivateUser.ts';
import    { refreshTokens as Mutation_refreshTokens } from './sessions/resolvers/Mutation/refreshTokens.ts';
import    { registerUser as Mutation_registerUser } from './identity/account/resolvers/Mutation/registerUser.ts';
import    { requestDataExport as Mutation_requestDataExport } from './privacy/dataExport/resolvers/Mutation/requestDataExport.ts';
import    { requestPasswordReset as Mutation_requestPasswordReset } from './identity/password/resolvers/Mutation/requestPasswordReset.ts';
import    { resendVerificationEmail as Mutation_resendVerificationEmail } from './identity/emailProof/resolvers/Mutation/resendVerificationEmail.ts';
import    { resetPassword as Mutation_resetPassword } from './identity/password/resolvers/Mutation/resetPassword.ts';
import    { revokeSession as Mutation_revokeSession } from './sessions/resolvers/Mutation/revokeSession.ts';
import    { setInstructorVerification as Mutation_setInstructorVerification } from './administration/accounts/resolvers/Mutation/setInstructorVerification.ts';
import    { setUserRoles as Mutation_setUserRoles } from './administration/accounts/resolvers/Mutation/setUserRoles.ts';
import    { suspendUser as Mutation_suspendUser } from './administration/accounts/resolvers/Mutation/suspendUser.ts';
import    { updateProfile as Mutation_updateProfile } from './identity/profile/resolvers/Mutation/updateProfile.ts';
import    { verifyEmail as Mutation_verifyEmail } from './identity/emailProof/resolvers/Mutation/verifyEmail.ts';
import    { AuditEntry } from './administration/audit/resolvers/AuditEntry.ts';
import    { AuditEntryConnection } from './administration/audit/resolvers/AuditEntryConnection.ts';
import    { DataExport } from './privacy/dataExport/resolvers/DataExport.ts';
import    { PublicProfile } from './identity/profile/resolvers/PublicProfile.ts';
import    { Session } from './sessions/resolvers/Session.ts';
import    { User } from './identity/account/resolvers/User.ts';
import    { UserConnection } from './administration/accounts/resolvers/UserConnection.ts';
import    { WeakPasswordError } from './identity/account/resolvers/WeakPasswordError.ts';
    export const resolvers: Resolvers = {
      Query: { auditLog: Query_auditLog,dataExport: Query_dataExport,me: Query_me,publicProfile: Query_publicProfile,publicProfileBySlug: Query_publicProfileBySlug,user: Query_user,users: Query_users,verifyToken: Query_verifyToken },
      Mutation: { becomeInstructor: Mutation_becomeInstructor,changeEmail: Mutation_changeEmail,changePassword: Mutation_changePassword,deleteAccount: Mutation_deleteAccount,login: Mutation_login,logout: Mutation_logout,reactivateUser: Mutation_reactivateUser,refreshTokens: Mutation_refreshTokens,registerUser: Mutation_registerUser,requestDataExport: Mutation_requestDataExport,requestPasswordReset: Mutation_requestPasswordReset,resendVerificationEmail: Mutation_resendVerificationEmail,resetPassword: Mutation_resetPassword,revokeSession: Mutation_revokeSession,setInstructorVerification: Mutation_setInstructorVerification,setUserRoles: Mutation_setUserRoles,suspendUser: Mutation_suspendUser,updateProfile: Mutation_updateProfile,verifyEmail: Mutation_verifyEmail },
      
      AuditEntry: AuditEntry,
AuditEntryConnection: AuditEntryConnection,
DataExport: DataExport,
PublicProfile: PublicProfile,
Session: Session,
User: User,
UserConnection: UserConnection,
WeakPasswordError: WeakPasswordError
    }